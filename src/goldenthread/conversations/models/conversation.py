"""What a customer and we said to each other, as it came from the help desk."""

from django.db import models

from goldenthread.people.models import Person, Team


class Conversation(models.Model):
    """One conversation. The customer has no name here, only a pseudonym that links their contacts."""

    class Channel(models.TextChoices):
        """How the customer reached us."""

        CHAT = "chat", "Chat"
        MAIL = "mail", "Mail"
        PHONE = "phone", "Phone"
        FORM = "form", "Form"
        SOCIAL = "social", "Social"
        OTHER = "other", "Other"

    source = models.CharField(max_length=100)
    source_id = models.CharField(max_length=200)
    url = models.URLField(max_length=1000, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.OTHER)
    status = models.CharField(max_length=40, blank=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    # When the help desk last changed it: a version older than ours changes nothing.
    updated_at = models.DateTimeField(null=True)
    team = models.ForeignKey(Team, null=True, on_delete=models.SET_NULL, related_name="conversations")
    assignee = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="assigned")
    # A keyed hash of the customer's id or address: repeat contacts meet, nobody can walk back to the name.
    customer_key = models.CharField(max_length=32, blank=True, db_index=True)
    # The customer's own survey answer, kept as they gave it. It is about the contact; no page or
    # query may ever gather it by person.
    csat_answer = models.CharField(max_length=100, blank=True)
    csat_comment = models.TextField(blank=True)
    csat_about = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    custom = models.JSONField(default=dict, blank=True)
    message_count = models.PositiveIntegerField(default=0)
    has_notes = models.BooleanField(default=False)
    # Of the redacted record: tells an unchanged conversation from a newer version of it.
    fingerprint = models.CharField(max_length=32)
    run = models.ForeignKey("ImportRun", on_delete=models.CASCADE, related_name="conversations")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "source_id"], name="one_conversation_per_source_id")
        ]
        indexes = [
            models.Index(fields=["-opened_at", "-id"]),
            models.Index(fields=["team", "-opened_at", "-id"]),
            models.Index(fields=["channel", "-opened_at", "-id"]),
        ]

    def __str__(self) -> str:
        return self.subject or f"{self.get_channel_display()} {self.source_id}"


class Message(models.Model):
    """One message, or a note between colleagues (`is_internal`)."""

    class Role(models.TextChoices):
        """Which side wrote it."""

        CUSTOMER = "customer", "Customer"
        STAFF = "staff", "Staff"
        BOT = "bot", "Bot"
        SYSTEM = "system", "System"

    # The unique constraint below begins with the conversation: a second index would only cost time.
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="messages", db_index=False
    )
    position = models.PositiveIntegerField()
    role = models.CharField(max_length=10, choices=Role)
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="messages")
    sent_at = models.DateTimeField(null=True)
    is_internal = models.BooleanField(default=False)
    text = models.TextField()
    quoted = models.TextField(blank=True)
    recording_url = models.URLField(max_length=1000, blank=True)
    source_id = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "position"], name="one_message_per_position")
        ]
        ordering = ["conversation", "position"]


class Event(models.Model):
    """Something that happened in a system between two messages: a look-up, a hand-over."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="events")
    after = models.IntegerField()
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    at = models.DateTimeField(null=True)
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["conversation", "after", "position"]


class Tag(models.Model):
    """A word that the help desk attached to a conversation."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="tags")
    name = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "conversation"], name="one_tag_once")]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Handling(models.Model):
    """A person's part in a conversation: they wrote to the customer or left a note."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="handlings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="handlings")
    messages = models.PositiveIntegerField(default=0)
    notes = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "conversation"], name="one_handling_per_person")
        ]
        indexes = [models.Index(fields=["person", "-last_at"])]
