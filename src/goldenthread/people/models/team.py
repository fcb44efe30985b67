"""A team, and who belongs to it in which role since when."""

from django.db import models

from .person import Person


class Team(models.Model):
    """People who serve customers together."""

    name = models.CharField(max_length=200, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person's role over a span of time: in one team (member, lead) or in the whole house."""

    class Role(models.TextChoices):
        """What a person is here; roles add up."""

        MEMBER = "member", "Member"
        LEAD = "lead", "Lead"
        HEAD = "head", "Head of service"
        ADMINISTRATOR = "administrator", "Administrator"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=20, choices=Role)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=["member", "lead"], team__isnull=False)
                | models.Q(role__in=["head", "administrator"], team__isnull=True),
                name="members_and_leads_have_a_team",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gt=models.F("since")),
                name="a_membership_ends_after_it_began",
            ),
            models.UniqueConstraint(
                fields=["person", "team", "role"],
                condition=models.Q(until__isnull=True, team__isnull=False),
                name="one_open_membership_per_role",
            ),
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=models.Q(until__isnull=True, team__isnull=True),
                name="one_open_house_role",
            ),
        ]

    def __str__(self) -> str:
        where = f" of {self.team}" if self.team else ""
        return f"{self.person}, {self.get_role_display().lower()}{where}"
