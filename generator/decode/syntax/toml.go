// Package syntax reads TOML, JSON, JSON Lines and front matter into trees (package
// tree). It judges the syntax, with the exact line and column of each mistake, and
// knows nothing of what the keys mean.
package syntax

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"lectern/generator/decode/guess"
	"lectern/generator/decode/tree"
	"lectern/generator/diag"
)

// TOML decodes a TOML document into its root table. It reports false after an
// error; the first one is reported.
//
// The tree is built by a scanner of this package, because the library gives no
// positions for values, wrong ones inside arrays of tables, and none for unknown
// keys. The library remains the judge of the syntax: what it refuses is refused,
// above all numbers and dates, which the scanner takes as they come. The scanner
// alone is strict about keys set twice, where the library lets some pass.
func TOML(file string, src []byte, ds *diag.List) (*tree.Node, bool) {
	return tomlAt(file, string(withoutBOM(src)), 1, ds)
}

// tomlAt decodes a document that begins on the given line of its file.
func tomlAt(file, src string, line int, ds *diag.List) (*tree.Node, bool) {
	t := newTOMLReader(file, src, line, ds)
	err := tree.Check(src)
	if err == nil {
		err = t.document()
	}
	if err == nil {
		err = judge(src)
	}
	if err != nil {
		err.Report(file, t.place, ds)
		return nil, false
	}
	root := t.root.node(t.place)
	return &root, true
}

// judge asks the library whether a document that the scanner understood is valid.
// The scanner has bounded the nesting, on which the library recurses.
func judge(src string) (err *tree.Mistake) {
	defer func() {
		if bug := recover(); bug != nil { // the library panics where its own two halves disagree
			err = tree.Mistakef(0, "", "the TOML library cannot read this file: %v", bug)
		}
	}()
	_, theirs := toml.Decode(src, &struct{}{})
	if theirs == nil {
		return nil
	}
	var parse toml.ParseError
	if !errors.As(theirs, &parse) {
		return tree.Mistakef(0, "", "%s", strings.TrimPrefix(theirs.Error(), "toml: "))
	}
	// Its columns are off by a line in places, its offset is right.
	offset := min(max(parse.Position.Start, 0), len(src))
	hint := ""
	if !strings.Contains(parse.Message, "out of range") {
		hint = guess.Scalar(src[offset:])
	}
	return tree.Mistakef(offset, hint, "%s", sentence(parse.Message))
}

// sentence lets a message of the library begin as ours do.
func sentence(message string) string {
	if message == "" {
		return "this is not TOML"
	}
	return strings.ToLower(message[:1]) + message[1:]
}

// newTOMLReader prepares a reader at the start of src.
func newTOMLReader(file, src string, line int, ds *diag.List) *tomlReader {
	root := &tomlTable{state: headed}
	return &tomlReader{file: file, ds: ds, src: src, place: tree.NewPositions(src, line, 1), root: root, current: root}
}

// tomlReader scans one document. Its methods leave at behind what they read.
type tomlReader struct {
	file    string
	ds      *diag.List
	src     string
	place   *tree.Positions
	at      int
	root    *tomlTable
	current *tomlTable // of the last header
}

// document reads the whole text.
func (t *tomlReader) document() *tree.Mistake {
	for {
		t.skipBlank()
		if t.at == len(t.src) {
			return nil
		}
		var err *tree.Mistake
		if t.src[t.at] == '[' {
			err = t.header()
		} else {
			err = t.pair(t.current)
		}
		if err == nil {
			err = t.lineEnd()
		}
		if err != nil {
			return err
		}
	}
}

// header reads [table] or [[list of tables]] and makes it the current table.
func (t *tomlReader) header() *tree.Mistake {
	start, list := t.at, strings.HasPrefix(t.src[t.at:], "[[")
	closing := "]"
	if list {
		closing = "]]"
	}
	t.at += len(closing)
	keys, err := t.keys()
	if err != nil {
		return err
	}
	if !t.take(closing) {
		return t.expected(fmt.Sprintf("%q to end the name of the table", closing))
	}
	t.current, err = t.root.open(keys, list, start, t.place)
	return err
}

// pair reads key = value into a table.
func (t *tomlReader) pair(into *tomlTable) *tree.Mistake {
	keys, err := t.keys()
	if err != nil {
		return err
	}
	if !t.take("=") {
		return t.expected(guess.Equals)
	}
	t.skipSpace()
	table, err := into.descend(keys[:len(keys)-1], t.place)
	if err != nil {
		return err
	}
	key := keys[len(keys)-1]
	if e := table.find(key.name); e != nil {
		return e.twice(key, t.place)
	}
	value, err := t.value(table.depth + 1)
	if err != nil {
		return err
	}
	table.add(&tomlEntry{tomlKey: key, value: value})
	return nil
}

// tomlKey is one part of a dotted key.
type tomlKey struct {
	name   string
	offset int
}

// keys reads a dotted key and the spaces around it.
func (t *tomlReader) keys() ([]tomlKey, *tree.Mistake) {
	var keys []tomlKey
	for {
		t.skipSpace()
		key := tomlKey{offset: t.at}
		var err *tree.Mistake
		switch c := t.peek(); {
		case c == '"':
			key.name, err = t.quoted()
		case c == '\'':
			key.name, err = t.literal()
		default:
			key.name = t.bare()
			if key.name == "" {
				err = t.expected(guess.Key)
			}
		}
		if err != nil {
			return nil, err
		}
		keys = append(keys, key)
		t.skipSpace()
		if !t.take(".") {
			return keys, nil
		}
		if len(keys) == tree.MaxDepth {
			return nil, tree.TooDeep(t.at)
		}
	}
}

func (t *tomlReader) bare() string {
	start := t.at
	for t.at < len(t.src) && isBare(t.src[t.at]) {
		t.at++
	}
	return t.src[start:t.at]
}

func isBare(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '-'
}

// lineEnd makes sure that nothing but a comment follows on the line.
func (t *tomlReader) lineEnd() *tree.Mistake {
	t.skipSpace()
	switch t.peek() {
	case 0, '\n', '\r', '#':
		return nil
	}
	return t.expected(guess.LineEnd)
}

// skipSpace passes over spaces within a line.
func (t *tomlReader) skipSpace() {
	for t.at < len(t.src) && (t.src[t.at] == ' ' || t.src[t.at] == '\t') {
		t.at++
	}
}

// skipBlank passes over spaces, line ends and comments.
func (t *tomlReader) skipBlank() {
	for t.at < len(t.src) {
		switch t.src[t.at] {
		case ' ', '\t', '\n', '\r':
			t.at++
		case '#':
			if i := strings.IndexByte(t.src[t.at:], '\n'); i >= 0 {
				t.at += i + 1
			} else {
				t.at = len(t.src)
			}
		default:
			return
		}
	}
}

// peek returns the next byte, 0 at the end: the text holds no zero byte.
func (t *tomlReader) peek() byte {
	if t.at == len(t.src) {
		return 0
	}
	return t.src[t.at]
}

// take passes over what, if it comes next.
func (t *tomlReader) take(what string) bool {
	if !strings.HasPrefix(t.src[t.at:], what) {
		return false
	}
	t.at += len(what)
	return true
}

// expected says what should stand here instead of what does.
func (t *tomlReader) expected(what string) *tree.Mistake {
	found := "the end of the file"
	if r, size := utf8.DecodeRuneInString(t.src[t.at:]); r == '\n' || r == '\r' {
		found = "the end of the line"
	} else if size > 0 {
		found = fmt.Sprintf("%q", r)
	}
	return tree.Mistakef(t.at, guess.TOML(t.src, t.at, what), "expected %s, found %s", what, found)
}
