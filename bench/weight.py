"""How heavy the pages of a built site are."""

import gzip
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

LIMIT = 60.0  # KB of HTML that a page should stay under at any size of the site


@dataclass(frozen=True)
class Page:
    """A built page."""

    address: str
    raw: float  # KB (a thousand bytes)
    zipped: float  # KB after gzip at the level that servers use


@dataclass(frozen=True)
class Weight:
    """The pages of a site, the heaviest first."""

    pages: list[Page]

    @property
    def mean_raw(self) -> float:
        """KB of HTML a page."""
        return mean(page.raw for page in self.pages)

    @property
    def mean_zipped(self) -> float:
        """KB of gzipped HTML a page."""
        return mean(page.zipped for page in self.pages)

    @property
    def largest_raw(self) -> float:
        """KB of HTML of the heaviest page."""
        return self.pages[0].raw

    @property
    def largest_zipped(self) -> float:
        """KB of gzipped HTML of the page that is heaviest so."""
        return max(page.zipped for page in self.pages)

    @property
    def too_heavy(self) -> list[Page]:
        """The pages over `LIMIT`."""
        return [page for page in self.pages if page.raw > LIMIT]


def weight_of(site: Path) -> Weight:
    """Weigh every page of the built *site*."""
    pages = [_weigh(file, site) for file in site.rglob("*.html")]
    return Weight(sorted(pages, key=lambda page: page.raw, reverse=True))


def _weigh(file: Path, site: Path) -> Page:
    raw = file.read_bytes()
    address = "/" + file.relative_to(site).as_posix().removesuffix("index.html")
    return Page(address, len(raw) / 1000, len(gzip.compress(raw, 6)) / 1000)
