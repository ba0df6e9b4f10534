package part

import (
	"strings"
	"unicode/utf8"

	"lectern/generator/citation/rich"
	"lectern/generator/citation/run"
)

// Runs gives the finished text of a part. Where one part meets another, their punctuation
// becomes one: no mark twice, no full stop after a question mark, and full stops and commas
// within quotation marks.
func (p Part) Runs() []run.Run {
	w := writer{runs: make([]piece, 0, len(p.spans)+2)}
	for _, s := range p.spans {
		switch s.Kind {
		case rich.Open:
			w.open(s)
		case rich.Close:
			w.close(s)
		default:
			text := s.Text
			if s.Joint {
				text = w.meet(text)
			}
			w.put(text, s.Face)
		}
	}
	return w.finished()
}

// writer collects runs. Quotation marks are runs of their own until the end, since
// punctuation may yet step before them.
type writer struct {
	runs  []piece
	marks []bool // the quotation marks that are open: whether each is an inner one
}

type piece struct {
	run.Run
	closing bool
}

func (w *writer) put(text string, face run.Face) {
	if text == "" {
		return
	}
	w.runs = append(w.runs, piece{Run: run.Run{Text: text, Face: face}})
}

func (w *writer) open(s rich.Span) {
	inner := s.Single
	if n := len(w.marks); n > 0 {
		inner = !w.marks[n-1]
	}
	w.marks = append(w.marks, inner)
	mark := "“"
	if inner {
		mark = "‘"
	}
	w.put(mark, s.Face)
}

func (w *writer) close(s rich.Span) {
	n := len(w.marks) - 1
	mark := "”"
	if w.marks[n] {
		mark = "’"
	}
	w.marks = w.marks[:n]
	w.put(mark, s.Face)
	w.runs[len(w.runs)-1].closing = true
}

// punctuation is what merges.
const punctuation = ".,;:!?"

// meet takes from the beginning of text what becomes one with what is written, and returns
// the rest.
func (w *writer) meet(text string) string {
	for text != "" {
		c := text[0]
		last := w.last(len(w.runs))
		switch {
		case c == ' ':
			if last != ' ' {
				return text
			}
			text = text[1:]
		case strings.IndexByte(punctuation, c) < 0:
			return text
		case w.closed() && c != ';' && c != ':':
			w.within(c)
			text = text[1:]
		case last == c:
			text = text[1:]
		default:
			merged := merge(last, c)
			if merged == 0 {
				return text
			}
			w.replace(len(w.runs), merged)
			text = text[1:]
		}
	}
	return text
}

// merge is the mark that two become, or 0 if both stay.
func merge(first, second byte) byte {
	switch first {
	case '!', '?':
		if second == '.' || second == ':' {
			return first
		}
	case ':', ';':
		switch second {
		case '!', '?':
			return second
		case '.':
			return first
		case ':':
			return first
		}
	}
	return 0
}

// closed reports whether a closing quotation mark was written last.
func (w *writer) closed() bool { return len(w.runs) > 0 && w.runs[len(w.runs)-1].closing }

// within puts a mark before the closing quotation marks at the end.
func (w *writer) within(c byte) {
	n := len(w.runs)
	for n > 0 && w.runs[n-1].closing {
		n--
	}
	last := w.last(n)
	if last == c {
		return
	}
	if merged := merge(last, c); merged != 0 {
		w.replace(n, merged)
		return
	}
	face := w.runs[n].Face
	w.runs = append(w.runs, piece{})
	copy(w.runs[n+1:], w.runs[n:])
	w.runs[n] = piece{Run: run.Run{Text: string(rune(c)), Face: face}}
}

// last is the last byte of the first n runs, or 0.
func (w *writer) last(n int) byte {
	if n == 0 {
		return 0
	}
	s := w.runs[n-1].Text
	return s[len(s)-1]
}

// replace changes the last character of the first n runs.
func (w *writer) replace(n int, c byte) {
	r := &w.runs[n-1]
	_, size := utf8.DecodeLastRuneInString(r.Text)
	r.Text = r.Text[:len(r.Text)-size] + string(rune(c))
}

// finished joins runs of one face, without space at the ends.
func (w *writer) finished() []run.Run {
	if len(w.runs) == 0 {
		return nil
	}
	faces, size := 1, 0
	for i := range w.runs {
		size += len(w.runs[i].Text)
		if i > 0 && w.runs[i].Face != w.runs[i-1].Face {
			faces++
		}
	}
	var text strings.Builder
	text.Grow(size)
	for i := range w.runs {
		text.WriteString(w.runs[i].Text)
	}
	out, all := make([]run.Run, 0, faces), text.String()
	from, to := 0, 0
	for i := range w.runs {
		to += len(w.runs[i].Text)
		if i+1 == len(w.runs) || w.runs[i+1].Face != w.runs[i].Face {
			out = append(out, run.Run{Text: all[from:to], Face: w.runs[i].Face})
			from = to
		}
	}
	out[0].Text = strings.TrimLeft(out[0].Text, " ")
	out[len(out)-1].Text = strings.TrimRight(out[len(out)-1].Text, " ")
	return out
}
