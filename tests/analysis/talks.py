"""Small conversations whose marks anyone can check by reading them."""

STAFF, CUSTOMER = "staff", "customer"


def talk(id: str, *lines: str, events: tuple[tuple[int, str, str], ...] = ()):
    """Write a conversation as lines: `C: …` customer, `S: …` staff, `N: …` a note, `B: …` a bot."""
    roles = {"C": (CUSTOMER, False), "S": (STAFF, False), "N": (STAFF, True), "B": ("bot", False)}
    return id, [(line[3:], *roles[line[0]]) for line in lines], list(events)


STOCK_ONLY = talk(
    "stock", "C: Is the shop open?", "S: Hello, how can I help?", "C: Is it open?", "S: It is open."
)
WARM = talk(
    "warm",
    "C: My name is Sarah Brown. My parcel is late and I am really frustrated.",
    "S: I'm so sorry to hear that, Sarah. Could you give me your account number, please?",
    "C: 4711999",
    "S: I can see your order left Leeds on Monday. You will receive it by Friday.",
    "N: Customer asked about late parcel because it was for a wedding. Told Friday; nothing open.",
)
COLD = talk(
    "cold",
    "C: I am so upset, my mother died.",
    "S: What is the order number?",
    "C: 4711",
    "S: It is on its way.",
)
TOLD_FIRST = talk("told", "C: What is on my account?", "S: Your current balance is 1929 in credit.", "C: ok")
CHECKED = talk(
    "checked",
    "C: What is on my account?",
    "S: May I have your account number and PIN, please?",
    "C: 84318931 and 7402",
    "S: Your current balance is 1929 in credit.",
    events=((2, "", '{"APIName": "bank_balance", "BankBalance": 1929}'),),
)
WRONG = talk(
    "wrong",
    "C: What is on my account? Number 84318931, PIN 7402.",
    "S: Could I get your full name, please?",
    "C: John Smith",
    "S: Your current balance is 2500 in credit.",
    events=((2, "", '{"APIName": "bank_balance", "BankBalance": 1929}'),),
)
FAILED_CHECK = talk(
    "failed",
    "C: I need my balance.",
    "S: What is your PIN, please?",
    "C: 1234",
    "S: I am sorry, but I cannot authenticate you with the information you have provided.",
)
WEATHER = talk(
    "weather",
    "C: What is the weather on Monday in Chicago?",
    "S: It will be sunny all day on Monday in Chicago, with 21 degrees.",
    events=((0, "", '{"APIName": "weather", "City": "Chicago", "Day": "Monday", "TemperatureCelsius": 21}'),),
)
REFUSED = talk(
    "refused", "C: A table for two at 8?", "S: I am sorry, but it looks like we cannot fit you.", "C: ok"
)
ASKED_TWICE = talk(
    "twice",
    "C: Hi, my name is Mark Jones.",
    "S: May I have your name, please?",
    "C: I already said, Mark Jones.",
    "S: What doctor would you like to see?",
    "C: Dr. Morgan",
    "S: What doctor would you like to see?",
)
THIN_NOTE = talk("thin", "C: It broke.", "S: We will send a new one.", "N: done")
EMPTY = talk("empty")
UNANSWERED = talk("unanswered", "C: Hello?")

EXAMPLES = [
    STOCK_ONLY, WARM, COLD, TOLD_FIRST, CHECKED, WRONG, FAILED_CHECK, WEATHER, REFUSED, ASKED_TWICE,
    THIN_NOTE, EMPTY, UNANSWERED,
]  # fmt: skip
