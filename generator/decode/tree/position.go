package tree

import (
	"sort"
	"strings"
)

// Positions turns offsets of a text into lines and columns.
type Positions struct {
	starts []int // offset of each line's first byte
	line   int   // of the text's first byte in its file
	column int   // of the text's first byte
	last   int   // the line asked for before, as an index of starts: most questions go onwards
}

// NewPositions prepares a text that begins at the given line and column of its file.
func NewPositions(src string, line, column int) *Positions {
	p := &Positions{starts: make([]int, 1, 1+strings.Count(src, "\n")), line: line, column: column}
	for at := 0; ; {
		i := strings.IndexByte(src[at:], '\n')
		if i < 0 {
			return p
		}
		at += i + 1
		p.starts = append(p.starts, at)
	}
}

// NextLine says that the text that follows is that of the next line, when each line
// of a file is read as a text of its own.
func (p *Positions) NextLine() { p.line++ }

// At returns the line and the column, in bytes, of an offset.
func (p *Positions) At(offset int) (line, column int32) {
	i := p.last
	if offset < p.starts[i] || i+1 < len(p.starts) && offset >= p.starts[i+1] {
		i = sort.SearchInts(p.starts, offset+1) - 1
		p.last = i
	}
	column = int32(offset - p.starts[i] + 1)
	if i == 0 {
		column += int32(p.column - 1)
	}
	return int32(p.line + i), column
}
