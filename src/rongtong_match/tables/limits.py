"""How much a file may hold before it is refused: far above any office's list."""

MAX_FILE_BYTES = 2 << 30
"""Bytes on disk."""
MAX_UNPACKED_BYTES = 8 << 30
"""Bytes of one package after decompression."""
MAX_RATIO = 400
"""Unpacked bytes per packed byte, once a part is larger than ``RATIO_FLOOR``: real sheets stay below 60."""
RATIO_FLOOR = 64 << 20
MAX_ROWS = 1_100_000
MAX_COLUMNS = 1_000
MAX_CELLS = 60_000_000
"""Rows times columns of the rectangle that holds all values of one sheet."""
MAX_CELL_CHARS = 1_000_000
"""A longer cell is cut, with a warning."""
MAX_FOLDER_FILES = 20_000
EXCEL_CELL_CHARS = 32_767
"""What one cell of an xlsx may hold (ECMA-376 part 1, 18.3.1.96)."""
EXCEL_ROWS = 1_048_576
EXCEL_LINKS = 60_000
"""Excel drops links above 65,530 a sheet."""
