/**
 * Small things that every script here needs: where the project lies, and how to run a program.
 * Plain JavaScript without dependencies, because it runs before anything is set up and on any Node from 20 on.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Where what was fetched for trying and testing is kept: outside node_modules, so that `npm ci` does not fetch it again. */
export const cacheFolder = path.join(process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache'), 'mando')

export const isRoot = process.getuid?.() === 0

/** True where this file was started by name on the command line, false where it was imported. */
export function isMain(moduleUrl) {
  return process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(moduleUrl)
}

export function say(message) {
  process.stderr.write(`mando: ${message}\n`)
}

/** Ends the script with a message that says what to do next. */
export function fail(message) {
  say(message)
  process.exit(1)
}

/**
 * Runs a program with our own terminal and waits for it. Signals are passed on, so that stopping the script stops it.
 * Resolves with its exit code; a program ended by a signal counts as 1, one that cannot be started rejects.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', cwd: projectRoot, ...options })
    const passOn = (signal) => child.kill(signal)
    process.on('SIGINT', passOn)
    process.on('SIGTERM', passOn)
    const settle = (how) => {
      process.off('SIGINT', passOn)
      process.off('SIGTERM', passOn)
      how()
    }
    child.once('error', (error) => settle(() => reject(error)))
    child.once('close', (code) => settle(() => resolve(code ?? 1)))
  })
}

/** Runs a program and keeps what it prints. Never rejects: a program that cannot be started has code 127. */
export function capture(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk) => (stdout += chunk))
    child.stderr.on('data', (chunk) => (stderr += chunk))
    child.once('error', (error) => resolve({ code: 127, stdout, stderr: String(error) }))
    child.once('close', (code) => resolve({ code: code ?? 1, stdout, stderr }))
  })
}

/** The JavaScript file behind a command of an installed package, to be run by a Node of our choice on every platform. */
export function commandFile(packageName, command = packageName) {
  const folder = path.join(projectRoot, 'node_modules', packageName)
  const manifestFile = path.join(folder, 'package.json')
  if (!existsSync(manifestFile)) fail(`"${packageName}" is not installed. Run: npm ci`)
  const { bin } = JSON.parse(readFileSync(manifestFile, 'utf8'))
  return path.join(folder, typeof bin === 'string' ? bin : bin[command])
}
