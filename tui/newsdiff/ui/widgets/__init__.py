"""Widgets show one thing."""
