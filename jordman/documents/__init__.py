"""Files made from plain data: PDF, Word, sheets, calendar entries, QR codes; and checks of files people hand in."""
