"""Pages of accounts and the audit."""
