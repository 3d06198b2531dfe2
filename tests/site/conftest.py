"""What the tests of the built site have in common."""

from pathlib import Path

import pytest

from macros.addresses import address_of
from macros.playbook import Playbook
from tests.site.pages import addresses


@pytest.fixture
def whole(site: Path, playbook: Playbook) -> list[str]:
    """The address of every page but those that only lead on, since their record has moved."""
    left = {address_of(key) for key in playbook.moved}
    return [address for address in addresses(site) if address not in left]
