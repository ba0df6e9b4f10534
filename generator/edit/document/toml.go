package document

import (
	"fmt"
	"slices"
	"strings"

	"lectern/generator/decode"
	"lectern/generator/edit/layout"
)

// toml is a TOML text as a list of statements.
type toml struct {
	src  string
	eol  string
	list []statement
}

// statement is one statement with the place in the tree that it stands for.
type statement struct {
	layout.Statement
	path  Path
	table int // how many steps of the path are those of the table in force
}

// newTOML reads a text. Where a header names a list, its last table is meant.
func newTOML(src, eol string) *toml {
	t := &toml{src: src, eol: eol}
	lists := map[string]int{} // how many tables a list has
	var current Path
	for _, s := range layout.TOML(src) {
		if s.Sort == layout.Pair {
			path := slices.Clone(current)
			for _, key := range s.Keys {
				path = append(path, key)
			}
			t.list = append(t.list, statement{s, path, len(current)})
			continue
		}
		current = nil
		for i, key := range s.Keys {
			current = append(current, key)
			name := fmt.Sprintf("%#v", current)
			if n := lists[name]; i+1 < len(s.Keys) && n > 0 {
				current = append(current, n-1)
			} else if i+1 == len(s.Keys) && s.Sort == layout.List {
				current = append(current, n)
				lists[name]++
			}
		}
		t.list = append(t.list, statement{s, slices.Clone(current), len(current)})
	}
	return t
}

// leads reports whether a path begins with another.
func leads(p, with Path) bool {
	return len(p) >= len(with) && slices.Equal(p[:len(with)], with)
}

// pair returns the statement whose value holds what a path leads to, and the rest of
// the path.
func (t *toml) pair(p Path) (*statement, Path) {
	for i := range t.list {
		if s := &t.list[i]; s.Sort == layout.Pair && leads(p, s.path) {
			return s, p[len(s.path):]
		}
	}
	return nil, nil
}

// bracket is the value of a pair.
func (t *toml) bracket(s *statement) *bracket {
	return &bracket{src: t.src, span: s.Value, eol: t.eol}
}

func (t *toml) set(p Path, v decode.Node) (string, bool) {
	s, rest := t.pair(p)
	switch {
	case s != nil && len(rest) > 0:
		return setPart(t.bracket(s), rest, v)
	case s != nil:
		return t.src[:s.Value.From] + blockLiteral(&v, t.eol) + t.src[s.Value.To:], true
	}
	if t.has(p) { // a table or list that headers or dotted keys make
		if _, index := p[len(p)-1].(int); index {
			return "", false
		}
		without, ok := t.remove(p, v)
		if !ok {
			return "", false
		}
		t = newTOML(without, t.eol)
	}
	return t.add(p, v)
}

// has reports whether statements make what a path leads to.
func (t *toml) has(p Path) bool {
	return slices.ContainsFunc(t.list, func(s statement) bool { return leads(s.path, p) })
}

// add writes a new pair, behind the last one of its table.
func (t *toml) add(p Path, v decode.Node) (string, bool) {
	table := p[:len(p)-1]
	if _, named := p[len(p)-1].(string); !named {
		return "", false
	}
	header, last, dotted := -1, -1, -1
	for i, s := range t.list {
		switch {
		case s.Sort != layout.Pair && slices.Equal(s.path, table):
			header, last = i, -1
		case s.Sort == layout.Pair && slices.Equal(s.path[:s.table], table):
			last = i
		case s.Sort == layout.Pair && leads(s.path, table):
			dotted = i
		}
	}
	switch {
	case last >= 0:
		return t.addBehind(last, p[t.list[last].table:], v), true
	case header >= 0:
		return t.addBehind(header, p[len(table):], v), true
	case len(table) == 0:
		return t.addFirst(p, v), true
	case dotted >= 0 && t.list[dotted].table < len(table):
		return t.addBehind(dotted, p[t.list[dotted].table:], v), true
	}
	return "", false
}

// line writes a pair. A path below the table is a dotted key.
func (t *toml) line(p Path, v decode.Node) string {
	keys := make([]string, len(p))
	for i, step := range p {
		keys[i] = keyLiteral(fmt.Sprint(step), false)
	}
	return strings.Join(keys, ".") + " = " + blockLiteral(&v, t.eol)
}

func (t *toml) addBehind(i int, p Path, v decode.Node) string {
	s := t.list[i]
	end, _ := lineEnd(t.src, s.Value.To)
	indent, _ := indentation(t.src, s.From)
	return t.src[:end] + t.eol + indent + t.line(p, v) + t.src[end:]
}

// addFirst writes the first pair of a document that has none: above the first
// header and the comments that belong to it, behind all other comments.
func (t *toml) addFirst(p Path, v decode.Node) string {
	if len(t.list) > 0 {
		at := t.attached(t.list[0].From)
		return t.src[:at] + t.line(p, v) + t.eol + t.eol + t.src[at:]
	}
	head := t.src
	if head != "" && !strings.HasSuffix(head, "\n") {
		head += t.eol
	}
	return head + t.line(p, v) + t.eol
}

// attached is the start of the line of an offset, or of the comments right above
// it. A comment at the very top of a file belongs to the file.
func (t *toml) attached(at int) int {
	start := strings.LastIndexByte(t.src[:at], '\n') + 1
	for from := start; from > 0; {
		from = strings.LastIndexByte(t.src[:from-1], '\n') + 1
		text := strings.TrimSpace(t.src[from:start])
		first, _, _ := strings.Cut(text, "\n")
		if !strings.HasPrefix(first, "#") {
			return start
		}
		if from == 0 {
			return at - len(t.src[strings.LastIndexByte(t.src[:at], '\n')+1:at])
		}
		start = from
	}
	return start
}

func (t *toml) append(p Path, v decode.Node) (string, bool) {
	if s, rest := t.pair(p); s != nil {
		return appendPart(t.bracket(s), rest, v)
	}
	first, last := -1, -1
	for i, s := range t.list {
		if s.Sort == layout.List && len(s.path) == len(p)+1 && leads(s.path, p) {
			first = i
		}
		if leads(s.path, p) {
			last = i
		}
	}
	if first < 0 || v.Kind != decode.Table {
		return "", false
	}
	header := t.list[first]
	indent, _ := indentation(t.src, header.From)
	end, _ := lineEnd(t.src, t.list[last].Value.To)
	text := t.eol + indent + t.src[header.From:header.Value.To]
	above := strings.TrimRight(t.src[:t.attached(header.From)], " \t")
	if strings.HasSuffix(above, "\n\n") || strings.HasSuffix(above, "\n\r\n") {
		text = t.eol + text
	}
	for i := range v.Entries {
		text += t.eol + indent + member(&v.Entries[i], false, false)
	}
	return t.src[:end] + text + t.src[end:], true
}

func (t *toml) remove(p Path, v decode.Node) (string, bool) {
	if s, rest := t.pair(p); s != nil && len(rest) > 0 {
		return removePart(t.bracket(s), rest, v)
	}
	src, found := t.src, false
	for to := len(t.list); to > 0; { // from the end, so that offsets stay true
		if !leads(t.list[to-1].path, p) {
			to--
			continue
		}
		from := to - 1
		for from > 0 && leads(t.list[from-1].path, p) {
			from--
		}
		start, end := t.lines(from, to)
		src, found = src[:start]+src[end:], true
		to = from
	}
	return src, found
}

// lines is the extent of statements that follow each other. Pairs go with their
// lines; tables with the comments right above them and the blank lines that held
// them apart from what stands before or behind.
func (t *toml) lines(from, to int) (start, end int) {
	_, end = lineEnd(t.src, t.list[to-1].Value.To)
	if t.list[from].Sort == layout.Pair {
		indent, _ := indentation(t.src, t.list[from].From)
		return t.list[from].From - len(indent), end
	}
	start = t.attached(t.list[from].From)
	behind := end
	for behind < len(t.src) {
		line, next := lineEnd(t.src, behind)
		if strings.TrimSpace(t.src[behind:line]) != "" || next == behind {
			break
		}
		behind = next
	}
	above := strings.TrimRight(t.src[:start], " \t\r\n")
	if behind < len(t.src) || above == "" {
		return start, behind
	}
	_, start = lineEnd(t.src, len(above)) // the last table: nothing is to be held apart any more
	return start, behind
}
