"""From a Comparison to text, one file a format. Pure."""
