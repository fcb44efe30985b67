"""The page on formats names what there is."""

from goldenthread.conversations.importers.columns import CONVERSATIONS, MESSAGES
from goldenthread.conversations.importers.registry import IMPORTERS
from tests.conversations.importers.reading import SAMPLES


def test_the_page_on_formats_names_every_format_field_and_sample() -> None:
    page = (SAMPLES.parents[1] / "import-formats.md").read_text()
    for importer in IMPORTERS:
        assert f"\n| `{importer.NAME}` |" in page
    for field in (*MESSAGES, *CONVERSATIONS):
        assert f"`{field.name}`" in page
    for path in SAMPLES.iterdir():
        assert f"(import-formats/samples/{path.name})" in page
