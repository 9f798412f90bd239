"""The one place that holds the version; packaging reads it here too."""

__version__ = "0.1.0"
