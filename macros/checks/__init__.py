"""Rules in code, by what they reach: one function a rule, with a list in each file.

    data   between records, before they become a playbook; every `check` holds them
    site   what the pages need of the records; every `check` holds them
    house  the style of this edition; `check --house` holds them

A rule says in its first line what it ensures. A file that lies in one of these folders is found by its `RULES`.
"""

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules
from typing import Any


def rules_in(package: str, folder: Iterable[str]) -> list[Any]:
    """Collect the `RULES` of every module of a package, in the order of the modules' names."""
    modules = (import_module(f"{package}.{module.name}") for module in iter_modules(folder))
    return [rule for module in modules for rule in module.RULES]
