"""The steps from bytes to divergences: one verb each; no stage knows another."""
