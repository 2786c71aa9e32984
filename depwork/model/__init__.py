"""The nouns of depwork, and which fields are asked. No files, no clock, no words shown."""
