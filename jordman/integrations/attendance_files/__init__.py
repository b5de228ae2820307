"""Takes in attendance from Teams, Zoom and tools like them.

attendance = read_attendance(upload, upload.name)
matches = match_people(attendance.people, candidates)   # likely matches are for a person to confirm
"""

from jordman.integrations.attendance_files.attendance import AttendanceFile, AttendancePerson, Join, Tool
from jordman.integrations.attendance_files.joining import minutes_together
from jordman.integrations.attendance_files.matching import Candidate, Certainty, Match, Matches, Unmatched, match_people
from jordman.integrations.attendance_files.reading import read_attendance

__all__ = [
    "AttendanceFile",
    "AttendancePerson",
    "Candidate",
    "Certainty",
    "Join",
    "Match",
    "Matches",
    "Tool",
    "Unmatched",
    "match_people",
    "minutes_together",
    "read_attendance",
]
