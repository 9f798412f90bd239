"""What the views beside the text show: Session -> rows of words. Pure; no widget."""
