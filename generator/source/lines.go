package source

import (
	"bytes"
	"errors"
	"io"
)

// The sizes of the pieces into which a JSONL file is cut, in bytes.
const (
	pieceSize = 512 << 10
	maxLine   = 128 << 20 // a longer line is no record
)

// cutLines reads r and sends it in pieces of whole lines of about the given size,
// each a slice of its own, with the number of its first line. buffer makes the
// slices: of a length, with any content. Lines longer than most bytes are not sent
// but told to tooLong, by number.
func cutLines(r io.Reader, size, most int, buffer func(length int) []byte, send func(src []byte, line int), tooLong func(line int)) error {
	line, skipping := 1, false
	var rest []byte // the begin of a line that is not complete
	for {
		piece := buffer(len(rest) + size)
		copy(piece, rest) // rest may be the end of the same memory, if the buffer came back already
		n, err := io.ReadFull(r, piece[len(rest):])
		piece = piece[:len(rest)+n]
		end := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !end {
			return err
		}
		if skipping { // until the line end
			from := bytes.IndexByte(piece, '\n') + 1
			if skipping = from == 0; skipping {
				from = len(piece)
			} else {
				line++
			}
			piece = piece[from:]
		}
		last := bytes.LastIndexByte(piece, '\n') + 1
		if end {
			last = len(piece)
		}
		if last > 0 {
			send(piece[:last], line)
			line += bytes.Count(piece[:last], []byte{'\n'})
		}
		if end {
			return nil
		}
		if rest = piece[last:]; len(rest) > most {
			tooLong(line)
			rest, skipping = nil, true
		}
	}
}
