package source

import (
	"bytes"
	"errors"
	"io"
)

// The sizes of the blocks in which a JSONL file is read, in bytes.
const (
	blockSize = 512 << 10
	maxLine   = 128 << 20 // a longer line is no record
)

// cutLines reads r and sends it in blocks of about the given size, of whole groups of
// lines where there are such borders, else of whole lines, each a slice of its own,
// with the number of its first line. buffer makes the slices: of a length, with any
// content. Lines longer than most bytes are not sent but told to tooLong, by number.
func cutLines(r io.Reader, size, most int, buffer func(length int) []byte, send func(src []byte, line int), tooLong func(line int)) error {
	line, skipping := 1, false
	var rest []byte // the begin of a line that is not complete
	for {
		block := buffer(len(rest) + size)
		copy(block, rest) // rest may be the end of the same memory, if the buffer came back already
		n, err := io.ReadFull(r, block[len(rest):])
		block = block[:len(rest)+n]
		end := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !end {
			return err
		}
		if skipping { // until the line end
			from := bytes.IndexByte(block, '\n') + 1
			if skipping = from == 0; skipping {
				from = len(block)
			} else {
				line++
			}
			block = block[from:]
		}
		last := len(block)
		if !end {
			if last = lastBorder(block); last == 0 {
				last = bytes.LastIndexByte(block, '\n') + 1
			}
		}
		if last > 0 {
			send(block[:last], line)
			line += bytes.Count(block[:last], []byte{'\n'})
		}
		if end {
			return nil
		}
		if rest = block[last:]; len(rest) > most {
			tooLong(line)
			rest, skipping = nil, true
		}
	}
}
