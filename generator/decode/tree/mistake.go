package tree

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"lectern/generator/diag"
)

// MaxDepth is how deeply lists and tables may stand in each other. Records need
// six levels; the bound keeps hostile input from exhausting the stack.
const MaxDepth = 64

// Mistake is a mistake of syntax, at a byte of the text.
type Mistake struct {
	Offset  int
	Code    string
	Message string
	Hint    string
}

func (m *Mistake) Error() string { return m.Message }

// Report adds the mistake as a diagnostic.
func (m *Mistake) Report(file string, p *Positions, ds *diag.List) {
	line, column := p.At(m.Offset)
	ds.Add(diag.Diagnostic{Severity: diag.Error, Code: m.Code, Message: m.Message, Hint: m.Hint,
		Place: diag.Place{File: file, Line: int(line), Column: int(column)}})
}

// Mistakef describes a mistake of the code "syntax".
func Mistakef(offset int, hint, format string, args ...any) *Mistake {
	return &Mistake{offset, "syntax", fmt.Sprintf(format, args...), hint}
}

// Duplicate says that a key stands twice in one table.
func Duplicate(offset int, key string, firstLine int32) *Mistake {
	return &Mistake{offset, "duplicate-key", fmt.Sprintf("key %q stands twice in one table; first on line %d", key, firstLine), "keep one of them"}
}

// TooDeep says that lists and tables are nested beyond MaxDepth.
func TooDeep(offset int) *Mistake {
	return &Mistake{offset, "too-deep", fmt.Sprintf("lists and tables stand in each other more than %d deep", MaxDepth), ""}
}

// NotUTF8 says that a byte is no part of a UTF-8 character.
func NotUTF8(offset int, b byte) *Mistake {
	return &Mistake{offset, "invalid-utf8", fmt.Sprintf("byte 0x%02x is not UTF-8", b), "save the file in the encoding UTF-8"}
}

// Control says that a control character stands where none may.
func Control(offset int, r rune, where, hint string) *Mistake {
	message := fmt.Sprintf("the control character U+%04X stands in %s", r, where)
	if r == '\n' || r == '\r' && where != inFile {
		message = "a line break stands in " + where
	}
	return &Mistake{offset, "control-character", message, hint}
}

const (
	inFile   = "the file"
	inString = "a string"
)

// Check finds the first byte that no text may hold: what is not UTF-8, a control
// character, a carriage return that ends no line. It returns nil where there is none.
func Check(src string) *Mistake {
	for i, r := range src {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(src[i:], "\uFFFD"):
			return NotUTF8(i, src[i])
		case r == '\r' && strings.HasPrefix(src[i+1:], "\n"):
		case r == '\r', r < ' ' && isControl(r), r == 0x7f:
			return Control(i, r, inFile, "remove it")
		}
	}
	return nil
}

// Clean takes the control characters out of a string node, with a warning. (C0 but for
// tab and line breaks, DEL and C1 have no meaning in records, are forbidden in HTML
// and XML, and come from broken conversions; so nobody after this package meets one.)
// escapes says that the string was written with escapes: without them both syntaxes
// keep C0 out of strings.
func Clean(n *Node, escapes bool, file string, ds *diag.List) {
	rare := strings.IndexByte(n.Str, 0x7f) >= 0 || strings.IndexByte(n.Str, 0xc2) >= 0 // 0xc2 begins all of C1
	if !escapes && !rare {
		return
	}
	first := strings.IndexFunc(n.Str, isControl)
	if first < 0 {
		return
	}
	r, _ := utf8.DecodeRuneInString(n.Str[first:])
	m := Control(0, r, inString, "remove it")
	ds.Add(diag.Diagnostic{Severity: diag.Warning, Code: m.Code, Place: n.Place(file), Message: m.Message + " and is left out", Hint: m.Hint})
	n.Str = strings.Map(func(r rune) rune {
		if isControl(r) {
			return -1
		}
		return r
	}, n.Str)
}

func isControl(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || 0x7f <= r && r <= 0x9f
}
