package source

import (
	"bytes"
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
	in     native.Input
	name   string // of the file, below content/
	src    []byte // whole lines; nil: the file as a whole, to be read by the worker
	line   int    // the number of the first of them
	pieces []placed
	err    error
}

// decode reads all files of records, or finds them in the memo.
func (c *Content) decode(files []recordFile, layers map[string]*record.Layer, m *Memo, ds *diag.List) error {
	workers := max(runtime.GOMAXPROCS(0), 1)
	queue := make(chan *job, workers)
	var blocks buffers
	var wait sync.WaitGroup
	for _, r := range m.readers(c, workers) {
		wait.Go(func() {
			for j := range queue {
				c.run(r, m, j)
				blocks.put(j.src)
				j.src = nil
			}
		})
	}
	var jobs []*job
	var failed error
	for _, f := range files {
		in := native.Input{Kind: f.kind, File: "content/" + f.name, Folder: path.Dir(f.name), Layer: layers[f.layer]}
		if pieces, known := m.whole(c, in, f.name); known {
			jobs = append(jobs, &job{in: in, name: f.name, pieces: pieces})
			continue
		}
		send := func(src []byte, line int) {
			j := &job{in: in, name: f.name, src: src, line: line}
			jobs = append(jobs, j)
			queue <- j
		}
		if strings.ToLower(path.Ext(f.name)) != ".jsonl" {
			send(nil, 1)
		} else if failed = c.cut(in, &blocks, send, ds); failed != nil {
			break
		}
	}
	close(queue)
	wait.Wait()
	for _, j := range jobs {
		if failed == nil {
			failed = j.err
		}
		c.take(j, m, ds)
	}
	return failed
}

// run reads a file or some lines of one, group by group.
func (c *Content) run(r *reader, m *Memo, j *job) {
	if j.src == nil {
		src, err := fs.ReadFile(c.root, j.in.File)
		if err != nil {
			j.err = fmt.Errorf("reading %s: %w", j.in.File, err)
			return
		}
		c.piece(r, m, j, src, 1, func(set *record.Set, ds *diag.List) { r.file(j.in, src, set, ds) })
		return
	}
	for src, line := j.src, j.line; len(src) > 0; {
		end := group(src)
		lines := src[:end]
		c.piece(r, m, j, lines, line, func(set *record.Set, ds *diag.List) { r.Lines(j.in, lines, line, set, ds) })
		line += bytes.Count(lines, []byte{'\n'})
		src = src[end:]
	}
}

// piece finds a piece in the memo or decodes it.
func (c *Content) piece(r *reader, m *Memo, j *job, src []byte, line int, decode func(*record.Set, *diag.List)) {
	key := keyOf(j.in, src)
	p := m.piece(c, key)
	if p == nil {
		p = &piece{line: line}
		r.asked = nil
		var ds diag.List
		decode(&p.set, &ds)
		p.diags, p.asked = ds.Sorted(), r.asked
	}
	m.keep(key, p)
	j.pieces = append(j.pieces, placed{key, p, line})
}

// take adds what a job found.
func (c *Content) take(j *job, m *Memo, ds *diag.List) {
	for _, p := range j.pieces {
		set := p.shifted()
		appendSet(&c.Records, &set)
		p.report(ds)
		m.next.pieces[p.key] = p.of
	}
	m.next.files[j.name] = append(m.next.files[j.name], j.pieces...)
}

// cut reads a JSONL file in blocks of whole groups of lines, so that all goroutines
// have something to do and the file is never in memory as a whole.
func (c *Content) cut(in native.Input, blocks *buffers, send func(src []byte, line int), ds *diag.List) error {
	file, err := c.root.Open(in.File)
	if err != nil {
		return fmt.Errorf("reading %s: %w", in.File, err)
	}
	defer file.Close()
	if err := cutLines(file, blockSize, maxLine, blocks.get, send, func(line int) {
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

// buffers keeps the blocks of files that were decoded for the next ones: records
// hold copies of what they need.
type buffers struct{ pool sync.Pool }

func (b *buffers) get(length int) []byte {
	if old, ok := b.pool.Get().(*[]byte); ok && cap(*old) >= length {
		return (*old)[:length]
	}
	return make([]byte, length, length+length/4)
}

func (b *buffers) put(block []byte) {
	if cap(block) > 0 {
		b.pool.Put(&block)
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
