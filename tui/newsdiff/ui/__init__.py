"""The reader: the only home of textual."""
