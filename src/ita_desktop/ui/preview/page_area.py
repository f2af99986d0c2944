"""The pages of a PDF under one another in a scroll area, with zoom."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ita_desktop.app.texts import tr
from ita_desktop.ui.preview import painting
from ita_desktop.ui.preview.images import PageImages
from ita_desktop.ui.preview.layout import Anchor, Box, Fit, Layout, Zoom, arrange, next_zoom

LINE: Final = 40
"""How far an arrow key scrolls, in px; Page Up and Down leave so much of the last view."""

WHEEL_STEP: Final = 120
IDLE_MS: Final = 300
"""After so long without a change the pages next to the visible ones are drawn too."""


class PageArea(QAbstractScrollArea):
    """Shows a PDF's pages. Scroll and zoom stay where they are when another PDF is loaded.

    `page_changed` carries the page in the middle of the view (from 1) and the number of pages, `zoom_changed` the zoom.
    """

    page_changed = Signal(int, int)
    zoom_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Pages of the report"))
        # Always there: else a page fitted to the width would make it come and go.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.images = PageImages(self)
        self.images.loaded.connect(self._on_loaded)
        self.images.ready.connect(self._on_ready)
        self._zoom: Zoom = Fit.WIDTH
        self._layout = Layout()
        self._anchor = Anchor(0, 0.0, 0.0)
        self._placing = False
        self._wheel = 0
        self._page = (0, 0)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(lambda: self._ask(ahead=True))

    @property
    def zoom(self) -> Zoom:
        """The zoom as it was set."""
        return self._zoom

    @property
    def factor(self) -> float:
        """The zoom of the page in the middle of the view as a number, 1.0 for the size on paper."""
        scales = self._layout.scales
        return scales[self._page[0] - 1] * 72 / self.logicalDpiX() if scales else 1.0

    def set_zoom(self, zoom: Zoom, keep: QPointF | None = None) -> None:
        """Change the zoom; the point `keep` of the view, else its middle, stays where it is."""
        if self._layout.boxes and zoom != self._zoom:
            view = self.viewport().size()
            point = keep or QPointF(view.width() / 2, view.height() / 2)
            origin = self._origin()
            anchor = self._layout.anchor(point.x() + origin.x(), point.y() + origin.y())
            self._zoom = zoom
            self._arrange(anchor, point)
            self._note_anchor()
        self._zoom = zoom
        self.zoom_changed.emit(zoom)

    def zoom_by(self, steps: int, keep: QPointF | None = None) -> None:
        """Change the zoom by steps, positive for larger."""
        factor = self.factor
        for _ in range(abs(steps)):
            factor = next_zoom(factor, steps)
        self.set_zoom(factor, keep)

    def is_current(self) -> bool:
        """Tell whether every page in view shows the PDF loaded last, in its full sharpness."""
        return bool(self._layout.boxes) and all(self.images.is_current(*page) for page in self._visible())

    def box_of(self, page: int, rect: tuple[float, float, float, float]) -> Box:
        """Return where a rectangle of a page (pt) lies in the view, in px."""
        origin, box = self._origin(), self._layout.box(page, rect)
        return box._replace(x=box.x - origin.x(), y=box.y - origin.y())

    def point_on_page(self, position: QPointF) -> tuple[int, float, float] | None:
        """Return the page and the point of it, in pt, at a position of the view."""
        if not self._layout.boxes:
            return None
        x, y = position.x() + self._origin().x(), position.y() + self._origin().y()
        page = self._layout.page_at(y)
        box, scale = self._layout.boxes[page], self._layout.scales[page]
        if not (box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height):
            return None
        return page, (x - box.x) / scale, (y - box.y) / scale

    def scroll_by(self, x: float, y: float) -> None:
        """Scroll to the right and down by so many px, as far as there is something to show."""
        for bar, value in ((self.horizontalScrollBar(), x), (self.verticalScrollBar(), y)):
            bar.setValue(bar.value() + round(value))

    def paint_over(self, painter: QPainter, page: int) -> None:
        """Draw what lies on a page, in coordinates of the view; for those who build on this."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the pages in view and ask for those pictures that are not as they should be."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), painting.surroundings(self.palette()))
        if not self._layout.boxes:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, tr("The pages are being made …"))
            return
        ratio, origin = self.devicePixelRatioF(), self._origin()
        edge = self.palette().color(QPalette.ColorRole.Mid)
        for page, _ in self._visible():
            box = self._layout.boxes[page]
            box = box._replace(x=box.x - origin.x(), y=box.y - origin.y())
            target = painting.draw_page(painter, box, self.images.image(page), ratio)
            painting.draw_edge(painter, target, edge)
            self.paint_over(painter, page)
        painter.end()
        self._ask(ahead=False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay the pages out anew."""
        super().resizeEvent(event)
        self._arrange(self._anchor)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002, N802 - Qt's name
        """Show what has come into view."""
        self.viewport().update()
        if not self._placing:
            self._note_anchor()
            self._tell_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll; keys with Ctrl or Alt are the window's."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        moves = {
            Qt.Key.Key_Up: (down, -LINE),
            Qt.Key.Key_Down: (down, LINE),
            Qt.Key.Key_Left: (across, -LINE),
            Qt.Key.Key_Right: (across, LINE),
            Qt.Key.Key_PageUp: (down, -down.pageStep()),
            Qt.Key.Key_PageDown: (down, down.pageStep()),
            Qt.Key.Key_Home: (down, -down.maximum()),
            Qt.Key.Key_End: (down, down.maximum()),
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        bar, distance = move
        bar.setValue(bar.value() + distance)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll, with Ctrl zoom around the pointer."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        # Touchpads send parts of a step.
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / WHEEL_STEP)
        self._wheel -= steps * WHEEL_STEP
        if steps:
            self.zoom_by(steps, event.position())
        event.accept()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def _origin(self) -> QPoint:
        """Return which point of all pages is in the view's upper left corner."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _visible(self) -> list[tuple[int, QSize]]:
        """Return the pages in view with the size that their pictures should have."""
        top = self._origin().y()
        return self._pages(top, top + self.viewport().height())

    def _pages(self, top: float, bottom: float) -> list[tuple[int, QSize]]:
        ratio, boxes = self.devicePixelRatioF(), self._layout.boxes
        return [(page, painting.device_size(boxes[page], ratio)) for page in self._layout.between(top, bottom)]

    def _ask(self, *, ahead: bool) -> None:
        """Ask for the pictures of the pages in view; `ahead` of scrolling, for those one view above and below too."""
        pages = self._visible()
        if ahead:
            top, height = self._origin().y(), self.viewport().height()
            pages += [page for page in self._pages(top - height, top + 2 * height) if page not in pages]
        else:
            self._idle.start()
        self.images.want(pages)

    def _on_loaded(self) -> None:
        self._arrange(self._anchor)
        self._tell_page()

    def _on_ready(self, page: int) -> None:
        if any(page == visible for visible, _ in self._visible()):
            self.viewport().update()

    def _arrange(self, anchor: Anchor, point: QPointF | None = None) -> None:
        """Lay the pages out and scroll so that `anchor` comes to `point` of the view, its upper left corner if None."""
        view, point = self.viewport().size(), point or QPointF()
        self._layout = arrange(self.images.sizes, self._zoom, (view.width(), view.height()), self.logicalDpiX())
        self._placing = True
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        for bar, whole, seen in zip(
            bars, (self._layout.width, self._layout.height), (view.width(), view.height()), strict=True
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(max(1, seen - LINE))
            bar.setSingleStep(LINE)
        x, y = self._layout.point(anchor)
        bars[0].setValue(round(x - point.x()))
        bars[1].setValue(round(y - point.y()))
        self._placing = False
        self.viewport().update()
        self._tell_page()

    def _note_anchor(self) -> None:
        if self._layout.boxes:
            self._anchor = self._layout.anchor(self._origin().x(), self._origin().y())

    def _tell_page(self) -> None:
        boxes = self._layout.boxes
        middle = self._origin().y() + self.viewport().height() / 2
        page = (self._layout.page_at(middle) + 1, len(boxes)) if boxes else (0, 0)
        if page != self._page:
            self._page = page
            self.page_changed.emit(*page)
