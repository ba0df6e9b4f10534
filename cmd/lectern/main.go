// Command lectern turns author and work records into a static scholarly site. Each
// verb has a file of its own that reads flags, calls package generator and prints;
// the command knows nothing of how a site is made.
//
// What goes where: standard output holds what was asked for and nothing else, so
// that it can be piped; diagnostics, summaries and the progress bar go to standard
// error. A terminal gets colour and, on work longer than a second, a bar; a pipe
// gets plain lines. The exit code is 0 when all is done, 1 for errors in the input
// (with --strict: warnings, too), 2 for wrong usage, 3 when the machine failed.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"lectern/generator"
)

// The exit codes.
const (
	exitDone    = 0
	exitInput   = 1
	exitUsage   = 2
	exitMachine = 3
)

func main() { os.Exit(run(os.Args[1:])) }

// run executes a command line and returns the exit code.
func run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the process at once
	root := newRoot()
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	return report(cmd, err)
}

// newRoot assembles the verbs.
func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "lectern",
		Short: "Scholarly sites from author and work records",
		Long: "Lectern turns author and work records into a complete static scholarly site.\n\n" +
			"Exit codes: 0 done; 1 errors in the input (with --strict: warnings, too); 2 wrong usage; 3 the machine failed.",
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          unknownVerb,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },

		DisableFlagsInUseLine: true,
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(newHelp())
	root.SetVersionTemplate("{{.Version}}\n")
	root.SetFlagErrorFunc(wrongNumber)
	root.AddCommand(newBuild(), newServe(), newCheck(), newNew(), newAuthor(), newVerify(), newConfig(), newSchema(), newVersion(), newCompletion())
	return root
}

// failure is an error with the exit code it stands for. Errors that are none come
// from reading the command line.
type failure struct {
	code int
	err  error // nil when everything has been said
}

func (f *failure) Error() string {
	if f.err == nil {
		return "errors in the input"
	}
	return f.err.Error()
}

func (f *failure) Unwrap() error { return f.err }

// machine marks an error of the machine: no permission, no space. Wrong arguments
// that only the generator noticed stay what they are.
func machine(err error) error {
	if err == nil || errors.As(err, new(*generator.ArgumentError)) {
		return err
	}
	return &failure{exitMachine, err}
}

// report says what went wrong and returns the exit code.
func report(cmd *cobra.Command, err error) int {
	var f *failure
	switch {
	case err == nil:
		return exitDone
	case !errors.As(err, &f):
		fmt.Fprintf(os.Stderr, "lectern: %s (see %s --help)\n", oneLine(err), cmd.CommandPath())
		return exitUsage
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(os.Stderr, "lectern: stopped; the next build completes what this one began")
	case f.err != nil:
		fmt.Fprintf(os.Stderr, "lectern: %s\n", oneLine(f.err))
	}
	return f.code
}

// oneLine keeps an error to one line.
func oneLine(err error) string {
	return strings.Join(strings.FieldsFunc(err.Error(), func(r rune) bool { return r == '\n' }), "; ")
}
