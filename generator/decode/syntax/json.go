package syntax

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"lectern/generator/decode/guess"
	"lectern/generator/decode/tree"
	"lectern/generator/diag"
)

// JSON decodes one JSON value (RFC 8259), strictly: keys that stand twice, invalid
// UTF-8 and text after the value are errors. line and column say where src begins
// in its file: 1 and 1 for a whole file. It reports false after an error.
func JSON(file string, src []byte, line, column int, ds *diag.List) (*tree.Node, bool) {
	src = withoutBOM(src)
	j := jsonReader{file: file, ds: ds}
	root := new(tree.Node)
	text := string(src)
	return root, j.read(src, text, tree.NewPositions(text, line, column), root)
}

// Lines decodes JSON Lines: one value a line, empty lines left out. line is the
// number of the first line of src in its file, so that a file may be cut at line
// ends and decoded in parts. A line with an error is reported and left out, and the
// others follow. The node is overwritten by the next one: it must not be kept, its
// strings may.
func Lines(file string, src []byte, line int, ds *diag.List) iter.Seq[*tree.Node] {
	return func(yield func(*tree.Node) bool) {
		j := jsonReader{file: file, ds: ds, reuse: true}
		at := tree.NewPositions("", line, 1)
		root := new(tree.Node)
		if line == 1 {
			src = withoutBOM(src)
		}
		for text := range bytes.Lines(src) {
			text = bytes.TrimRight(text, "\r\n \t")
			if len(text) > 0 && j.read(text, string(text), at, root) && !yield(root) {
				return
			}
			at.NextLine()
		}
	}
}

// jsonReader builds trees from JSON. It keeps its buffers from one text to the next.
type jsonReader struct {
	file  string
	ds    *diag.List
	reuse bool // the nodes of the last text are no longer needed

	src   []byte
	text  string // src once more: strings without escapes are cuts of it
	place *tree.Positions
	in    bytes.Buffer
	dec   jsontext.Decoder
	depth int

	// Containers grow on the stacks and are copied to the slabs when they are
	// complete, so that a tree costs a handful of allocations.
	elementStack []tree.Node
	entryStack   []tree.Entry
	elements     []tree.Node
	entries      []tree.Entry
}

// read decodes src into root and reports mistakes; text is src once more.
func (j *jsonReader) read(src []byte, text string, place *tree.Positions, root *tree.Node) bool {
	j.src, j.text, j.place, j.depth = src, text, place, 0
	j.in = *bytes.NewBuffer(src)
	j.dec.Reset(&j.in)
	j.elementStack, j.entryStack = j.elementStack[:0], j.entryStack[:0]
	if j.reuse {
		j.elements, j.entries = j.elements[:0], j.entries[:0]
	}
	*root = tree.Node{}
	err := j.value(root)
	if err == nil {
		err = j.end()
	}
	if err != nil {
		j.explain(err).Report(j.file, j.place, j.ds)
	}
	return err == nil
}

// end makes sure that nothing follows the value.
func (j *jsonReader) end() error {
	from := int(j.dec.InputOffset())
	rest := strings.TrimLeft(j.text[from:], " \t\r\n")
	if rest == "" {
		return nil
	}
	hint := "a .json file holds one object or one list; one object a line is .jsonl"
	if j.reuse {
		hint = linesHint
	}
	return tree.Mistakef(len(j.text)-len(rest), hint, "text after the end of the value")
}

// value reads the next value into n.
func (j *jsonReader) value(n *tree.Node) error {
	switch kind := j.dec.PeekKind(); kind {
	case '{', '[':
		return j.container(n, kind)
	}
	raw, err := j.dec.ReadValue()
	if err != nil {
		return err
	}
	end := int(j.dec.InputOffset())
	start := end - len(raw)
	n.Line, n.Column = j.place.At(start)
	switch raw[0] {
	case '"':
		n.Kind = tree.String
		var escapes bool
		n.Str, escapes = j.unquote(start, end)
		tree.Clean(n, escapes, j.file, j.ds)
	case 't', 'f':
		n.Kind, n.Bool = tree.Bool, raw[0] == 't'
	case 'n':
		n.Kind = tree.Null
	default:
		n.Kind, n.Str = tree.Number, j.text[start:end]
	}
	return nil
}

// container reads an object or a list, whose bracket is next.
func (j *jsonReader) container(n *tree.Node, kind jsontext.Kind) error {
	if _, err := j.dec.ReadToken(); err != nil {
		return err
	}
	start := int(j.dec.InputOffset()) - 1
	if j.depth++; j.depth > tree.MaxDepth {
		return tree.TooDeep(start)
	}
	n.Line, n.Column = j.place.At(start)
	var err error
	if kind == '{' {
		err = j.object(n)
	} else {
		err = j.array(n)
	}
	if err != nil {
		return err
	}
	j.depth--
	_, err = j.dec.ReadToken()
	return err
}

func (j *jsonReader) array(n *tree.Node) error {
	n.Kind = tree.List
	from := len(j.elementStack)
	for k := j.dec.PeekKind(); k != ']' && k != 0; k = j.dec.PeekKind() {
		if err := j.element(); err != nil {
			return err
		}
	}
	n.Elements = stow(&j.elements, j.elementStack[from:])
	j.elementStack = j.elementStack[:from]
	return nil
}

// element reads one value of a list. (Its variable would be allocated once a turn if
// it stood in the loop; the same holds for member.)
func (j *jsonReader) element() error {
	var n tree.Node
	err := j.value(&n)
	j.elementStack = append(j.elementStack, n)
	return err
}

func (j *jsonReader) object(n *tree.Node) error {
	n.Kind = tree.Table
	from := len(j.entryStack)
	for k := j.dec.PeekKind(); k != '}' && k != 0; k = j.dec.PeekKind() {
		if err := j.member(from); err != nil {
			return err
		}
	}
	n.Entries = stow(&j.entries, j.entryStack[from:])
	j.entryStack = j.entryStack[:from]
	return nil
}

// member reads one key of an object, whose keys so far are on the stack above
// from, and its value.
func (j *jsonReader) member(from int) error {
	raw, err := j.dec.ReadValue()
	if errors.Is(err, jsontext.ErrDuplicateName) {
		return j.twice(err, from)
	}
	if err != nil {
		return err
	}
	var e tree.Entry
	end := int(j.dec.InputOffset())
	start := end - len(raw)
	e.Line, e.Column = j.place.At(start)
	e.Key, _ = j.unquote(start, end)
	err = j.value(&e.Value)
	j.entryStack = append(j.entryStack, e)
	return err
}

// stow copies the parts of a container to a slab, and starts a new slab when the
// present one is full: those already handed out stay where they are.
func stow[T any](slab *[]T, parts []T) []T {
	if len(parts) == 0 {
		return nil
	}
	if cap(*slab)-len(*slab) < len(parts) {
		*slab = make([]T, 0, max(len(parts), min(2*cap(*slab), 1024), 16))
	}
	from := len(*slab)
	*slab = append(*slab, parts...)
	return slices.Clip((*slab)[from:])
}

// unquote returns the text of the quoted string between two offsets, and whether it
// was written with escapes.
func (j *jsonReader) unquote(start, end int) (text string, escapes bool) {
	text = j.text[start+1 : end-1]
	if strings.IndexByte(text, '\\') < 0 {
		return text, false
	}
	plain, _ := jsontext.AppendUnquote(nil, j.src[start:end]) // valid: the decoder read it
	return string(plain), true
}

// twice finds where the key at the decoder's error stood first.
func (j *jsonReader) twice(err error, from int) error {
	var syntactic *jsontext.SyntacticError
	if !errors.As(err, &syntactic) {
		return err
	}
	key := syntactic.JSONPointer.LastToken()
	first := j.entryStack[len(j.entryStack)-1].Line
	for _, e := range j.entryStack[from:] {
		if e.Key == key {
			first = e.Line
			break
		}
	}
	return tree.Duplicate(int(syntactic.ByteOffset), key, first)
}

// explain turns an error of the decoder into one with an offset and a hint. The
// decoder's errors are only told apart by their texts, which this package's tests
// pin.
func (j *jsonReader) explain(err error) *tree.Mistake {
	var mine *tree.Mistake
	if errors.As(err, &mine) {
		return mine
	}
	var theirs *jsontext.SyntacticError
	if !errors.As(err, &theirs) || theirs.Err == nil {
		return tree.Mistakef(0, "remove the file, or write [] into it", "there is no value here")
	}
	offset := min(int(theirs.ByteOffset), len(j.src))
	why := theirs.Err.Error()
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return j.unclosed()
	case why == "invalid UTF-8" && offset < len(j.src):
		return tree.NotUTF8(offset, j.src[offset])
	case strings.Contains(why, "non-control character") && offset < len(j.src):
		return tree.Control(offset, rune(j.src[offset]), "a string", `write a line break in a string as \n`)
	}
	return tree.Mistakef(offset, guess.JSON(j.text[offset:], why), "%s", why)
}

// linesHint says how JSON Lines differ from JSON.
const linesHint = "a .jsonl file holds one whole object a line; an object of several lines, or a list, goes into a .json file"

// unclosed says which quote or bracket has no end.
func (j *jsonReader) unclosed() *tree.Mistake {
	offset, what := guess.LastOpen(j.text)
	hint := "close the last quote or bracket"
	if j.reuse {
		hint = linesHint
	}
	if what == "" {
		return tree.Mistakef(offset, hint, "the text ends in the middle of a value")
	}
	return tree.Mistakef(offset, hint, "the %s that begins here is never closed", what)
}
