"""Whole conversations, kept as the terminal shows them, and played through every front."""
