"""For all tests: the session's database, the cast, and the steps of a dossier."""

pytest_plugins = [
    "tests.database",
    "tests.paper",
    "tests.uploads",
    "tests.sharing",
    "tests.cast",
    "tests.stages",
    "tests.asking",
]
