"""The real program in a process of its own, over real HTTP."""
