"""Finds what the audit holds for someone."""

from django.db.models import Q, QuerySet

from .models import AuditConcern, AuditEntry


class AuditRows(QuerySet[AuditEntry]):
    """Rows of the audit, newest first."""

    def about_or_by(self, person_id: int, account_id: int | None) -> "AuditRows":
        """Narrow to what concerns a person or was done by their account."""
        about = AuditConcern.objects.filter(person_id=person_id).values("entry")
        mine = Q(pk__in=about)
        if account_id is not None:
            mine |= Q(by=account_id)
        return self.filter(mine)

    def before(self, last: AuditEntry) -> "AuditRows":
        """Narrow to what is older than a row."""
        return self.filter(Q(at__lt=last.at) | Q(at=last.at, pk__lt=last.pk))


def audit_for(*, account_id: int | None, person_id: int | None, sees_house: bool) -> AuditRows:
    """Find the rows that someone may read: what they did, what concerns them, what touches their account.

    `sees_house` opens every row, as heads of service and administrators need; no row holds content.
    """
    rows = AuditRows(AuditEntry)
    if sees_house:
        return rows
    about = AuditConcern.objects.filter(person_id=person_id or 0).values("entry")
    return rows.filter(
        Q(by=account_id) | Q(pk__in=about) | Q(subject_kind="foundation.user", subject_id=account_id)
    )
