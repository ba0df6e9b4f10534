// Package diff shows what an edit changes, as a unified diff. It knows nothing of
// what the files are.
package diff

import (
	"fmt"
	"slices"
	"strings"
)

const (
	context = 3       // unchanged lines around a change
	most    = 4 << 20 // products of line counts beyond which common lines are looked for nearby only
	nearby  = 400     // lines
)

// Unified returns the difference between two texts of a file; nil is a file that is
// not there. It is empty where they are equal.
func Unified(name string, before, after []byte) string {
	if string(before) == string(after) && (before == nil) == (after == nil) {
		return ""
	}
	from, to := "a/"+name, "b/"+name
	if before == nil {
		from = "/dev/null"
	}
	if after == nil {
		to = "/dev/null"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "--- %s\n+++ %s\n", from, to)
	if strings.IndexByte(string(before)+string(after), 0) >= 0 {
		b.WriteString("binary\n")
		return b.String()
	}
	for _, h := range hunks(script(lines(before), lines(after))) {
		h.write(&b)
	}
	return b.String()
}

func lines(text []byte) []string { return slices.Collect(strings.Lines(string(text))) }

// step is one line of the script: kept (' '), removed ('-') or added ('+').
type step struct {
	mark byte
	line string
}

// script turns a into b.
func script(a, b []string) []step {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var out []step
	out = all(out, ' ', a[:head])
	out = middle(out, a[head:len(a)-tail], b[head:len(b)-tail])
	return all(out, ' ', a[len(a)-tail:])
}

func all(out []step, mark byte, lines []string) []step {
	for _, line := range lines {
		out = append(out, step{mark, line})
	}
	return out
}

// middle keeps a longest common subsequence of lines.
func middle(out []step, a, b []string) []step {
	if len(a) == 0 || len(b) == 0 {
		return all(all(out, '-', a), '+', b)
	}
	if len(a)*len(b) > most {
		return large(out, a, b)
	}
	width := len(b) + 1
	common := make([]int32, (len(a)+1)*width) // of what follows each pair of lines
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i*width+j] = common[(i+1)*width+j+1] + 1
			} else {
				common[i*width+j] = max(common[(i+1)*width+j], common[i*width+j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			out = append(out, step{' ', a[i]})
			i, j = i+1, j+1
		case common[(i+1)*width+j] >= common[i*width+j+1]:
			out = append(out, step{'-', a[i]})
			i++
		default:
			out = append(out, step{'+', b[j]})
			j++
		}
	}
	return all(all(out, '-', a[i:]), '+', b[j:])
}

// large goes through long texts that differ in few places: behind each difference it
// looks for the nearest lines that are equal again.
func large(out []step, a, b []string) []step {
	for len(a) > 0 && len(b) > 0 {
		if a[0] == b[0] {
			out, a, b = append(out, step{' ', a[0]}), a[1:], b[1:]
			continue
		}
		removed, added, found := meet(a, b)
		if !found {
			break
		}
		out = all(all(out, '-', a[:removed]), '+', b[:added])
		a, b = a[removed:], b[added:]
	}
	return all(all(out, '-', a), '+', b)
}

// meet finds the fewest lines of both after which a line of a is one of b.
func meet(a, b []string) (removed, added int, found bool) {
	for total := 1; total < nearby; total++ {
		for removed = max(0, total-len(b)+1); removed <= min(total, len(a)-1); removed++ {
			if a[removed] == b[total-removed] {
				return removed, total - removed, true
			}
		}
	}
	return 0, 0, false
}

// hunk is a run of changes with the lines around them. The line numbers are those
// of its first lines, from 1.
type hunk struct {
	from, to int
	steps    []step
}

func hunks(steps []step) []hunk {
	var out []hunk
	from, to, last := 1, 1, -1 // last: index behind the last change and its context
	for i, s := range steps {
		if s.mark != ' ' {
			start := max(0, i-context)
			if last >= start && len(out) > 0 {
				start = last
			} else {
				out = append(out, hunk{from - (i - start), to - (i - start), nil})
			}
			h := &out[len(out)-1]
			h.steps = append(h.steps, steps[start:i+1]...)
			last = i + 1
		} else if len(out) > 0 && i-last < context && last == i {
			h := &out[len(out)-1]
			if trailing(h.steps) < context {
				h.steps = append(h.steps, s)
				last = i + 1
			}
		}
		if s.mark != '+' {
			from++
		}
		if s.mark != '-' {
			to++
		}
	}
	return out
}

// trailing counts the unchanged lines at the end.
func trailing(steps []step) int {
	n := 0
	for n < len(steps) && steps[len(steps)-1-n].mark == ' ' {
		n++
	}
	return n
}

func (h *hunk) write(b *strings.Builder) {
	removed, added := 0, 0
	for _, s := range h.steps {
		if s.mark != '+' {
			removed++
		}
		if s.mark != '-' {
			added++
		}
	}
	fmt.Fprintf(b, "@@ -%s +%s @@\n", span(h.from, removed), span(h.to, added))
	for _, s := range h.steps {
		b.WriteByte(s.mark)
		b.WriteString(s.line)
		if !strings.HasSuffix(s.line, "\n") {
			b.WriteString("\n\\ No newline at end of file\n")
		}
	}
}

// span is a range of lines; an empty one is named after the line before it.
func span(from, count int) string {
	if count == 0 {
		from--
	}
	return fmt.Sprintf("%d,%d", from, count)
}
