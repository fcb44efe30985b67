"""Which column of a table holds which of our fields: guessed from its head and cells, settled by a person."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.conversations.importers.contract import FieldGuess, MappingGuess, Options, UnusableFile


@dataclass(frozen=True, slots=True)
class Field:
    """One of our fields: its name for `--map`, what it means, and what others call it."""

    name: str
    meaning: str
    called: str
    required: bool = False


_ABOUT_CONVERSATION = (
    Field(
        "url",
        "Link to the conversation in the help desk",
        "url link conversationurl ticketurl permalink",
    ),
    Field(
        "subject",
        "Subject",
        "subject title topic betreff objet asunto ticketsubject",
    ),
    Field(
        "channel",
        "Channel",
        "channel via source kanal canal medium ticketchannel channeltype",
    ),
    Field(
        "status",
        "Status",
        "status state ticketstatus estado statut",
    ),
    Field(
        "opened_at",
        "Opened at",
        "openedat opened createdat created startedat started conversationstartedat "
        "ticketcreatedat ticketcreated dateopened opendate creationdate erstelltam",
    ),
    Field(
        "closed_at",
        "Closed at",
        "closedat closed solvedat solved resolvedat resolved endedat ticketsolvedat dateclosed "
        "closedate geschlossenam",
    ),
    Field(
        "updated_at",
        "Updated at",
        "updatedat updated lastupdated modifiedat ticketupdatedat",
    ),
    Field(
        "tags",
        "Tags",
        "tags tag labels label tickettags schlagworte etiquettes",
    ),
    Field(
        "team",
        "Team",
        "team group queue department inbox groupname assignedgroup teamname abteilung équipe equipo mailbox",
    ),
    Field(
        "assignee",
        "Assignee",
        "assignee assignedto assigneename owner ticketowner assignedagent bearbeiter",
    ),
    Field(
        "customer",
        "Customer's name",
        "customer customername requester requestername contact contactname client clientname "
        "kunde kundenname",
    ),
    Field(
        "customer_mail",
        "Customer's address",
        "customeremail customermail requesteremail contactemail clientemail",
    ),
    Field(
        "csat",
        "The customer's answer to a survey",
        "csat rating satisfaction satisfactionscore csatscore score satisfactionrating "
        "surveyanswer bewertung",
    ),
    Field(
        "csat_comment",
        "The customer's comment",
        "csatcomment ratingcomment satisfactioncomment feedback remark csatremark surveycomment",
    ),
    Field(
        "csat_about",
        "Whom the answer is about",
        "csatabout ratedagent csatagent ratedperson",
    ),
)

MESSAGES: tuple[Field, ...] = (
    Field(
        "conversation",
        "Which conversation the message belongs to",
        "conversation conversationid ticketid ticket threadid thread chatid caseid case "
        "casenumber ticketnumber dialogueid dialogid sessionid interactionid conversationuuid "
        "convid vorgang vorgangsnummer",
        required=True,
    ),
    Field(
        "text",
        "What was written",
        "text message body content messagetext messagebody comment commentbody utterance "
        "nachricht inhalt texte mensaje plainbody htmlbody transcript",
        required=True,
    ),
    Field(
        "sent_at",
        "When it was written",
        "sentat time timestamp datetime date sent messagetime messagedate messagecreatedat "
        "createdat created commentcreatedat zeit datum uhrzeit zeitstempel fecha heure hora "
        "senttime postedat",
    ),
    Field(
        "author",
        "Who wrote it",
        "author authorname sender sendername from fromname name speaker who agent agentname user "
        "username verfasser absender auteur autor createdby",
    ),
    Field(
        "author_mail",
        "Their address",
        "authoremail authormail senderemail sendermail fromemail email mail fromaddress",
    ),
    Field(
        "author_id",
        "Their id in the help desk",
        "authorid senderid userid agentid fromid actorid",
    ),
    Field(
        "role",
        "Customer, staff, bot or system",
        "role authorrole senderrole sendertype authortype usertype direction party side rolle "
        "messagetype speakerrole participanttype inboundoutbound",
    ),
    Field(
        "internal",
        "Whether it is an internal note",
        "internal isinternal private isprivate note isnote visibility intern internalnote public ispublic",
    ),
    Field(
        "message_id",
        "Its id",
        "messageid msgid commentid id nachrichtid",
    ),
    Field(
        "recording_url",
        "Where its recording is",
        "recordingurl recording audiourl callrecording",
    ),
    *_ABOUT_CONVERSATION,
)
CONVERSATIONS: tuple[Field, ...] = (
    Field(
        "conversation",
        "The conversation's id",
        "conversation conversationid ticketid ticket threadid chatid caseid case casenumber "
        "ticketnumber id dialogueid sessionid interactionid convid number",
        required=True,
    ),
    Field(
        "transcript",
        "The whole conversation",
        "transcript conversationtext chat chattranscript dialogue dialog body content text "
        "messages fulltext transkript verlauf chatlog history conversationtranscript thread "
        "description message conversation",
        required=True,
    ),
    Field(
        "author",
        "Who served the customer",
        "agent agentname agents author staff representative",
    ),
    Field(
        "recording_url",
        "Where its recording is",
        "recordingurl recording audiourl callrecording",
    ),
    *_ABOUT_CONVERSATION,
)
_PLAIN = re.compile(r"[\W_]+")
_PUBLIC = ("public", "ispublic")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands in a row of this table; the other columns are custom fields."""

    header: tuple[str, ...]
    places: Mapping[str, int]
    custom: tuple[tuple[str, int], ...]
    internal_means_public: bool = False

    @classmethod
    def of(cls, header: Sequence[str], fields: Sequence[Field], options: Options, *, file: str) -> "Columns":
        """Settle the columns; raises `UnusableFile` for a column that is not there or a field without one."""
        mapping = {name: column for name, column in options.mapping.items() if column}
        known = {field.name for field in fields}
        titles = tuple(title.strip() for title in header)
        for name, column in mapping.items():
            if name not in known:
                raise UnusableFile(
                    f"There is no field called {name}. Fields of this format: {', '.join(sorted(known))}."
                )
            if _place(titles, column) is None:
                raise UnusableFile(f"{file} has no column called {column}. Its columns: {', '.join(titles)}.")
        guess = guessed(titles, fields)
        taken = {column: name for name, column in mapping.items()}
        chosen = {name: column for name, column in guess.items() if column not in taken} | mapping
        if missing := [field for field in fields if field.required and field.name not in chosen]:
            said = " and ".join(f"“{field.meaning.lower()}” ({field.name})" for field in missing)
            raise UnusableFile(
                f"{file} has no column for {said}. Choose one, on the command line with "
                f"--map {missing[0].name}=COLUMN; its columns: {', '.join(titles)}."
            )
        places = {
            name: place for name, column in chosen.items() if (place := _place(titles, column)) is not None
        }
        others = tuple((t, i) for i, t in enumerate(titles) if t and i not in set(places.values()))
        public = "internal" in places and _plain(titles[places["internal"]]) in _PUBLIC
        return cls(titles, places, others, public)

    def cell(self, row: Sequence[str], field: str) -> str:
        """Give the text of a field's cell, empty where the table has none."""
        place = self.places.get(field)
        return row[place].strip() if place is not None and place < len(row) else ""

    def picker(self, *fields: str) -> Callable[[Sequence[str]], list[str]]:
        """Make a function that gives several fields' cells at once, for every one of millions of rows."""
        places = [self.places.get(field, -1) for field in fields]

        def pick(row: Sequence[str]) -> list[str]:
            width = len(row)
            return [row[place].strip() if -1 < place < width else "" for place in places]

        return pick

    def custom_of(self, row: Sequence[str]) -> dict[str, str]:
        """Give what stands in the columns that are no field of ours."""
        return {
            name: row[place].strip() for name, place in self.custom if place < len(row) and row[place].strip()
        }


def mapping_guess(header: Sequence[str], fields: Sequence[Field]) -> MappingGuess:
    """Show a person the columns found and the guess for each field."""
    titles = tuple(title.strip() for title in header)
    guess = guessed(titles, fields)
    return MappingGuess(
        titles, tuple(FieldGuess(f.name, f.meaning, f.required, guess.get(f.name)) for f in fields)
    )


def guessed(titles: Sequence[str], fields: Sequence[Field]) -> dict[str, str]:
    """Guess field → column by what columns are called; the first field and the likeliest name win."""
    plain = {_plain(title): title for title in reversed(titles) if title}
    guess: dict[str, str] = {}
    taken: set[str] = set()
    for exact in (True, False):
        for field in fields:
            names = [_plain(field.name)] if exact else field.called.split()
            found = next((plain[name] for name in names if name in plain and plain[name] not in taken), None)
            if found is not None and field.name not in guess:
                guess[field.name] = found
                taken.add(found)
    return guess


def _plain(title: str) -> str:
    return _PLAIN.sub("", title.lower())


def _place(titles: Sequence[str], column: str) -> int | None:
    """Find a column by its title as written, else without regard to capitals and signs, else by number."""
    if column in titles:
        return titles.index(column)
    plain = [_plain(title) for title in titles]
    return plain.index(_plain(column)) if _plain(column) and _plain(column) in plain else None
