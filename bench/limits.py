"""The figures to reach. A row of a report is over its limit when it is above the number here."""

# Processor time a page, in milliseconds.
PAGE_MS = {
    "home": 12.0,
    "plan": 15.0,
    "module": 8.0,
    "answer": 10.0,
    "report": 40.0,
    "organisations": 40.0,
    "organisation": 40.0,
    "programme": 40.0,
    "participants": 40.0,
    "sessions": 40.0,
}
STATEMENTS = 12
# How much a page may cost with 300,000 people against with 300.
GROWTH = 1.3

# What a phone in a room waits, at the 95th of a hundred presses.
ROOM_MS = 500

TRANSFERRED_KB = 100
REQUESTS = 12
HOME_HTML_KB = 12
LARGEST_PAINT_SECONDS = 1.5

CLONE_TO_PAGE_SECONDS = 90
OWN_START_SECONDS = 5
WORKER_MB = 200

PITFALL_SECONDS = 30
PITFALL_PART_MS = 15.0

CALIBRATION_SECONDS = 120
SCORING_MS = 10.0

IMPORT_SECONDS = 60
IMPORT_MB = 400

PROTECT_SECONDS = 60
PROTECT_MB = 2000
