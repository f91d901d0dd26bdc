"""The drafter: notes in, questions out."""
