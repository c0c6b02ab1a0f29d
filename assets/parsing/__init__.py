"""The parser, from Arabic text to claims; its modules come from a build of just these sources where one was made."""

from assets.parsing.compiled_modules import use_compiled

use_compiled()
