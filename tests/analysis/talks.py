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
GUIDED = talk(
    "guided",
    "C: How long can I return the boots?",
    "N: Guideline on returns: boots may be returned unworn within 30 days of purchase.",
    "S: You may return the boots within 90 days of purchase.",
)
EQUIPPED = talk(
    "equipped",
    "C: How do I send the boots back?",
    "S: You can bring them to any shop, or print the label at https://example.org/returns and post them.\n"
    "1. Print the label.\n2. Stick it on the parcel.\n3. Hand it in within 14 days.\n"
    "You will receive your refund within 5 days after that. Alternatively I can transfer you to the shop.",
)
GUESSED = talk(
    "guessed",
    "C: What is on my account?",
    "S: May I have your account number and PIN, please?",
    "C: 84318931, and the PIN is either 7402 or 9503.",
    "S: Your current balance is 1929 in credit.",
)
FILED = talk(
    "filed",
    "C: Somebody took 500 dollars out of my account last night.",
    "S: Your report has been submitted.",
    events=(
        (
            0,
            "bank_fraud_report",
            '{"FraudReport":"Somebody took 500 dollars out of the account"} → {"Confirmation":"submitted"}',
        ),
    ),
)
WRONG_DOCTOR = talk(
    "doctor",
    "C: Please book me in with Dr. Morgan at 3 pm.",
    "S: Great, your appointment with Dr. Johnson is booked!",
    events=((0, "doctor_schedule", '{"Name":"Dr. Johnson","Time":"3 pm"} → {"DoctorName":"Johnson"}'),),
)
EMPTY = talk("empty")
UNANSWERED = talk("unanswered", "C: Hello?")

EXAMPLES = [
    STOCK_ONLY, WARM, COLD, TOLD_FIRST, CHECKED, WRONG, FAILED_CHECK, WEATHER, REFUSED, ASKED_TWICE,
    THIN_NOTE, GUIDED, EQUIPPED, GUESSED, FILED, WRONG_DOCTOR, EMPTY, UNANSWERED,
]  # fmt: skip
