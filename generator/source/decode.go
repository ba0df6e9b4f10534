package source

import (
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"strings"
	"sync"

	"lectern/generator/diag"
	"lectern/generator/format/native"
	"lectern/generator/record"
)

// A job is a file of records, or a run of lines of a JSONL file. Jobs are decoded
// by several goroutines; their results are put together in the order of the jobs,
// so that nothing depends on who was faster.
type job struct {
	in   native.Input
	src  []byte // whole lines; nil: the file as a whole, to be read by the worker
	line int    // the number of the first of them
	set  record.Set
	err  error
}

// decode reads all files of records.
func (c *Content) decode(files []recordFile, layers map[string]*record.Layer, ds *diag.List) error {
	decoder := native.New(c.has)
	workers := max(runtime.GOMAXPROCS(0), 1)
	queue := make(chan *job, workers)
	var pieces buffers
	var wait sync.WaitGroup
	for range workers {
		wait.Go(func() {
			for j := range queue {
				c.run(decoder, j, ds)
				pieces.put(j.src)
				j.src = nil
			}
		})
	}
	var jobs []*job
	var failed error
	for _, f := range files {
		in := native.Input{Kind: f.kind, File: "content/" + f.name, Folder: path.Dir(f.name), Layer: layers[f.layer]}
		send := func(src []byte, line int) {
			j := &job{in: in, src: src, line: line}
			jobs = append(jobs, j)
			queue <- j
		}
		if strings.ToLower(path.Ext(f.name)) != ".jsonl" {
			send(nil, 0)
		} else if failed = c.cut(in, &pieces, send, ds); failed != nil {
			break
		}
	}
	close(queue)
	wait.Wait()
	for _, j := range jobs {
		if failed == nil {
			failed = j.err
		}
		appendSet(&c.Records, &j.set)
	}
	return failed
}

func (c *Content) run(decoder *native.Decoder, j *job, ds *diag.List) {
	if j.src != nil {
		decoder.Lines(j.in, j.src, j.line, &j.set, ds)
		return
	}
	src, err := fs.ReadFile(c.root, j.in.File)
	if err != nil {
		j.err = fmt.Errorf("reading %s: %w", j.in.File, err)
		return
	}
	decoder.Decode(j.in, src, &j.set, ds)
}

// cut reads a JSONL file in pieces of whole lines, so that all goroutines have
// something to do and the file is never in memory as a whole.
func (c *Content) cut(in native.Input, pieces *buffers, send func(src []byte, line int), ds *diag.List) error {
	file, err := c.root.Open(in.File)
	if err != nil {
		return fmt.Errorf("reading %s: %w", in.File, err)
	}
	defer file.Close()
	if err := cutLines(file, pieceSize, maxLine, pieces.get, send, func(line int) {
		d := diag.Diagnostic{Severity: diag.Error, Code: "line-too-long", Place: diag.Place{File: in.File, Line: line},
			Message: fmt.Sprintf("the line has more than %d MiB and is not read", maxLine>>20)}
		if in.Layer.Imported() {
			d.Severity = diag.Warning
		}
		ds.Add(d)
	}); err != nil {
		return fmt.Errorf("reading %s: %w", in.File, err)
	}
	return nil
}

// buffers keeps the pieces of files that were decoded for the next ones: records
// hold copies of what they need.
type buffers struct{ pool sync.Pool }

func (b *buffers) get(length int) []byte {
	if old, ok := b.pool.Get().(*[]byte); ok && cap(*old) >= length {
		return (*old)[:length]
	}
	return make([]byte, length, length+length/4)
}

func (b *buffers) put(piece []byte) {
	if cap(piece) > 0 {
		b.pool.Put(&piece)
	}
}

// appendSet appends the records of a part, kind by kind.
func appendSet(all, part *record.Set) {
	all.Works = append(all.Works, part.Works...)
	all.Authors = append(all.Authors, part.Authors...)
	all.Topics = append(all.Topics, part.Topics...)
	all.Institutions = append(all.Institutions, part.Institutions...)
	all.Venues = append(all.Venues, part.Venues...)
	all.Pages = append(all.Pages, part.Pages...)
}
