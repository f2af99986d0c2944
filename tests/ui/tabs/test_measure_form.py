import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.app.session import Session
from ita_desktop.core.fields import MEASURE, Field
from ita_desktop.ui.binding import Binder
from ita_desktop.ui.mnemonics import Mnemonics
from ita_desktop.ui.tabs.measure_form import MeasureForm
from ita_desktop.ui.widgets.date_edit import DateEdit
from ui.showing import Show

PREFIX = "measures.sections[A].measures[a]."


@pytest.fixture
def form(show: Show, session: Session) -> MeasureForm:
    owner = QWidget()
    form = show(MeasureForm(Binder(session, owner), Mnemonics(), PREFIX))
    owner.setParent(form)
    return form


@pytest.mark.parametrize("field", MEASURE.fields, ids=lambda field: field.path)
def test_every_field_has_an_editor_named_by_its_path(form: MeasureForm, field: Field) -> None:
    editor = form.findChild(QWidget, PREFIX + field.path)
    assert editor is not None
    assert editor.accessibleName()


def dates(form: MeasureForm) -> list[DateEdit]:
    return [edit for edit in form.findChildren(DateEdit) if edit.objectName().startswith(PREFIX)]


@pytest.mark.parametrize(("width", "rows"), [(900, 1), (330, 2)])
def test_the_dates_stand_beside_each_other_where_there_is_room(form: MeasureForm, width: int, rows: int) -> None:
    form.window().resize(width, 650)
    QApplication.processEvents()
    assert len({edit.mapTo(form, edit.rect().topLeft()).y() for edit in dates(form)}) == rows


def test_widths_follow_the_letters(form: MeasureForm) -> None:
    before = dates(form)[0].minimumWidth()
    form.setFont(QFont(form.font().family(), 2 * form.font().pointSize()))
    assert dates(form)[0].minimumWidth() > 1.5 * before
