package page

import (
	"context"

	"github.com/chromedp/cdproto/page"
)

// onNewDocument has every new document run a script before its own.
func onNewDocument(ctx context.Context, script string) error {
	_, err := page.AddScriptToEvaluateOnNewDocument(script).Do(ctx)
	return err
}
