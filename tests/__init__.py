"""Tests: truths that people who use the bot, or take it over, rely on."""
