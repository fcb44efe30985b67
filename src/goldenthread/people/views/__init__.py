"""Pages of people, teams, invitations and the audit."""
