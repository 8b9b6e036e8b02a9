"""Tests of the whole: its architecture, its journeys, its launcher."""
