/**
 * Prints a report or a sheet of the calendar as a tagged PDF: a second page of our own in a window that nobody sees. It has no
 * bridge to the core and can ask for nothing: it is shown what is to be printed, and draws it.
 */
import { BrowserWindow } from 'electron'
import type { DocumentPrinter } from '../ports.ts'
import { PRINT_URL } from './appProtocol.ts'

const MARGIN_INCHES = 0.7

export function createDocumentPrinter(): DocumentPrinter {
  return {
    print: async (document) => {
      const window = new BrowserWindow({
        show: false,
        width: 900,
        height: 1200,
        webPreferences: {
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          webviewTag: false,
          devTools: false,
          navigateOnDragDrop: false,
          // A window that is not seen would wait for a frame that never comes.
          backgroundThrottling: false,
        },
      })
      try {
        const { webContents } = window
        webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
        webContents.on('will-frame-navigate', (event) => event.preventDefault())
        await window.loadURL(PRINT_URL)
        await webContents.executeJavaScript(`globalThis.showDocument(${JSON.stringify(document)})`)
        const margin = MARGIN_INCHES
        return await webContents.printToPDF({
          pageSize: 'A4',
          landscape: document.kind === 'calendar',
          printBackground: true,
          generateTaggedPDF: true,
          generateDocumentOutline: true,
          margins: { top: margin, bottom: margin, left: margin, right: margin },
          displayHeaderFooter: true,
          headerTemplate: '<span></span>',
          footerTemplate:
            '<div style="width:100%;font-size:8px;text-align:center;color:#555">' +
            '<span class="pageNumber"></span> / <span class="totalPages"></span></div>',
        })
      } finally {
        window.destroy()
      }
    },
  }
}
