"""Reading pages of the national portal: pure parts that turn one page into a definition with its doubts marked."""
