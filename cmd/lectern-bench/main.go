// Command lectern-bench measures whole builds: of synthetic sites of several sizes
// or of any folder of records, on disk and in memory, from nothing, with nothing
// changed and with one record changed. Beside Lectern it measures Hugo on the same
// pages, where Hugo is there, and what writing the files alone costs. It calls the
// programs as anybody would and knows nothing of how they work.
//
// Tables in Markdown go to standard output, progress to standard error. The exit
// code is 0 when all is done, 1 when something could not be measured, 2 for wrong
// usage. Ctrl-C ends the programs under way and removes the folders made for them.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// The exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run executes a command line and returns the exit code.
func run(args []string, stdout, stderr io.Writer) int {
	if len(args) > 0 && args[0] == jobWord {
		return job(args[1:], stdout, stderr)
	}
	o, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return exitDone
	case err != nil:
		fmt.Fprintf(stderr, "lectern-bench: %v (see lectern-bench -help)\n", err)
		return exitUsage
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	b := &bench{options: o, progress: stderr}
	err = b.all(ctx)
	if len(b.results.Cases) > 0 { // what is done is not lost with what failed
		err = errors.Join(err, b.results.WriteMarkdown(stdout), b.writeJSON())
	}
	switch {
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "lectern-bench: stopped")
		return exitFailed
	case err != nil:
		fmt.Fprintf(stderr, "lectern-bench: %v\n", err)
		return exitFailed
	}
	return exitDone
}

// writeJSON writes the figures to the file that -json names.
func (b *bench) writeJSON() error {
	if b.json == "" {
		return nil
	}
	file, err := os.Create(b.json)
	if err != nil {
		return err
	}
	return errors.Join(b.results.WriteJSON(file), file.Close())
}
