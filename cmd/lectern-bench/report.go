package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"

	"lectern/cmd/lectern-bench/measure"
)

// readReport takes from a report of lectern build how many files the site has, their
// bytes, and how many were written. It reads token by token: the report of a large
// site names every file, and this process must stay small.
func readReport(name string, s *measure.Sample) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	s.Written = 0
	dec := json.NewDecoder(bufio.NewReader(file))
	depth, key, wanted := 0, "", true // wanted: the next token at depth 1 is a key
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case json.Delim:
			if token == '{' || token == '[' {
				depth++
			} else {
				depth--
				wanted = depth == 1
			}
		case string:
			switch {
			case depth == 1 && wanted:
				key, wanted = token, false
			case depth == 1:
				wanted = true
			case depth == 2 && key == "written":
				s.Written++
			}
		default:
			if n, is := token.(float64); is && depth == 1 {
				switch key {
				case "files":
					s.Files = int(n)
				case "bytes":
					s.Bytes = int64(n)
				}
			}
			wanted = wanted || depth == 1
		}
	}
}
