package syntax

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"lectern/generator/decode/guess"
	"lectern/generator/decode/tree"
)

// value reads a value that stands depth levels deep.
func (t *tomlReader) value(depth int) (tree.Node, *tree.Mistake) {
	if depth > tree.MaxDepth {
		return tree.Node{}, tree.TooDeep(t.at)
	}
	start := t.at
	var n tree.Node
	var err *tree.Mistake
	switch rest := t.src[t.at:]; {
	case strings.HasPrefix(rest, `"""`):
		n.Kind = tree.String
		n.Str, err = t.longQuoted()
	case strings.HasPrefix(rest, `'''`):
		n.Kind = tree.String
		n.Str, err = t.longLiteral()
	case strings.HasPrefix(rest, `"`):
		n.Kind = tree.String
		n.Str, err = t.quoted()
	case strings.HasPrefix(rest, `'`):
		n.Kind = tree.String
		n.Str, err = t.literal()
	case strings.HasPrefix(rest, "["):
		n.Kind = tree.List
		n.Elements, err = t.list(depth)
	case strings.HasPrefix(rest, "{"):
		n, err = t.inlineTable(depth)
	default:
		n, err = t.scalar()
	}
	n.Line, n.Column = t.place.At(start)
	if n.Kind == tree.String {
		tree.Clean(&n, true, t.file, t.ds)
	}
	return n, err
}

// list reads [a, b, c].
func (t *tomlReader) list(depth int) ([]tree.Node, *tree.Mistake) {
	t.at++
	elements := []tree.Node{}
	for {
		t.skipBlank()
		if t.take("]") {
			return elements, nil
		}
		element, err := t.value(depth + 1)
		if err != nil {
			return nil, err
		}
		elements = append(elements, element)
		t.skipBlank()
		if t.peek() != ']' && !t.take(",") {
			return nil, t.expected(guess.InList)
		}
	}
}

// inlineTable reads {a = 1, b = 2}. Line breaks and a last comma are allowed (TOML
// 1.1), as the library does.
func (t *tomlReader) inlineTable(depth int) (tree.Node, *tree.Mistake) {
	table := &tomlTable{state: headed, depth: depth, offset: t.at}
	t.at++
	for {
		t.skipBlank()
		if t.take("}") {
			return table.node(t.place), nil
		}
		if err := t.pair(table); err != nil {
			return tree.Node{}, err
		}
		t.skipBlank()
		if t.peek() != '}' && !t.take(",") {
			return tree.Node{}, t.expected(guess.InTable)
		}
	}
}

// scalar reads a number, a date or a boolean. Whether a number or date is a valid
// one is for the library to say.
func (t *tomlReader) scalar() (tree.Node, *tree.Mistake) {
	start := t.at
	t.at += guess.WordLength(t.src[t.at:])
	word := t.src[start:t.at]
	if isDay(word) && t.peek() == ' ' && len(t.src) > t.at+2 && isDigit(t.src[t.at+1]) && isDigit(t.src[t.at+2]) {
		t.at += 1 + guess.WordLength(t.src[t.at+1:]) // a date and a time with a space between them
		word = t.src[start:t.at]
	}
	unsigned := strings.TrimLeft(word, "+-")
	switch {
	case word == "true", word == "false":
		return tree.Node{Kind: tree.Bool, Bool: word == "true"}, nil
	case isDay(word[:min(len(word), 10)]), len(word) > 2 && isDigit(word[0]) && isDigit(word[1]) && word[2] == ':':
		return tree.Node{Kind: tree.Date, Str: word}, nil
	case unsigned == "inf", unsigned == "nan", unsigned != "" && isDigit(unsigned[0]):
		return tree.Node{Kind: tree.Number, Str: word}, nil
	}
	t.at = start
	if word == "" {
		return tree.Node{}, t.expected(guess.Value)
	}
	return tree.Node{}, tree.Mistakef(start, guess.Scalar(t.src[start:]), "%q is no value", word)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isDay reports whether s has the form of 2006-01-02.
func isDay(s string) bool { return len(s) == 10 && s[4] == '-' && s[7] == '-' }

// quoted reads a "string" on one line.
func (t *tomlReader) quoted() (string, *tree.Mistake) {
	start := t.at
	for i := start + 1; i < len(t.src); i++ {
		switch t.src[i] {
		case '"':
			t.at = i + 1
			return t.unescape(start+1, i, false)
		case '\\':
			i++
		case '\n', '\r':
			return "", unclosed(start, `"`)
		}
	}
	return "", unclosed(start, `"`)
}

// literal reads a 'string' on one line.
func (t *tomlReader) literal() (string, *tree.Mistake) {
	inner := t.src[t.at+1:]
	end := strings.IndexAny(inner, "'\r\n")
	if end < 0 || inner[end] != '\'' {
		return "", unclosed(t.at, "'")
	}
	t.at += end + 2
	return inner[:end], nil
}

func unclosed(offset int, quote string) *tree.Mistake {
	return tree.Mistakef(offset, "text of several lines stands between "+strings.Repeat(quote, 3), "the string is not closed on its line")
}

// longQuoted reads a """string""", which may have several lines.
func (t *tomlReader) longQuoted() (string, *tree.Mistake) {
	start := t.at
	for i := start + 3; i < len(t.src); i++ {
		switch t.src[i] {
		case '\\':
			i++
		case '"':
			run := i
			for i+1 < len(t.src) && t.src[i+1] == '"' {
				i++
			}
			if i+1-run >= 3 {
				return t.closeLong(start, run, i+1, true)
			}
		}
	}
	return "", neverClosed(start, `"""`)
}

// longLiteral reads a string between three single quotes, which may have several
// lines.
func (t *tomlReader) longLiteral() (string, *tree.Mistake) {
	start := t.at
	i := strings.Index(t.src[start+3:], "'''")
	if i < 0 {
		return "", neverClosed(start, "'''")
	}
	run := start + 3 + i
	end := run + 3
	for end < len(t.src) && t.src[end] == '\'' {
		end++
	}
	return t.closeLong(start, run, end, false)
}

func neverClosed(offset int, quote string) *tree.Mistake {
	return tree.Mistakef(offset, "close it with "+quote, "the string that begins here is never closed")
}

// closeLong ends a long string at a run of at least three quotes: the last three
// close it, up to two before them are its own.
func (t *tomlReader) closeLong(start, run, end int, escapes bool) (string, *tree.Mistake) {
	if end-run > 5 {
		return "", tree.Mistakef(run, "", "too many quotes at the end of the string")
	}
	t.at = end
	from := start + 3
	if strings.HasPrefix(t.src[from:], "\r\n") {
		from += 2
	} else if strings.HasPrefix(t.src[from:], "\n") {
		from++
	}
	if !escapes {
		return t.src[from : end-3], nil
	}
	return t.unescape(from, end-3, true)
}

// unescape resolves the backslashes between two offsets. In a long string one at
// the end of a line takes the white space after it away.
func (t *tomlReader) unescape(from, to int, long bool) (string, *tree.Mistake) {
	s := t.src[from:to]
	if strings.IndexByte(s, '\\') < 0 {
		return s, nil
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		if s[i] != '\\' {
			b = append(b, s[i])
			i++
			continue
		}
		if blank := len(s) - i - 1 - len(strings.TrimLeft(s[i+1:], " \t\r\n")); long && strings.Contains(s[i+1:i+1+blank], "\n") {
			i += 1 + blank
			continue
		}
		var n int
		if b, n = appendEscape(b, s[i+1:]); n == 0 {
			return "", tree.Mistakef(from+i, `write \\ for a backslash, or put the text in '...'`, "no escape begins with %q", s[i:min(len(s), i+2)])
		}
		i += 1 + n
	}
	return string(b), nil
}

// appendEscape appends the character that an escape stands for; s begins behind
// its backslash. It returns the escape's length, 0 when it is none.
func appendEscape(b []byte, s string) ([]byte, int) {
	if s == "" {
		return b, 0
	}
	if i := strings.IndexByte(`btnfre"\`, s[0]); i >= 0 {
		return append(b, "\b\t\n\f\r\x1b\"\\"[i]), 1
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[s[0]]
	if digits == 0 || len(s) <= digits {
		return b, 0
	}
	code, err := strconv.ParseUint(s[1:1+digits], 16, 32)
	if err != nil || code > utf8.MaxRune || !utf8.ValidRune(rune(code)) {
		return b, 0
	}
	return utf8.AppendRune(b, rune(code)), 1 + digits
}
