"""Screens route."""
