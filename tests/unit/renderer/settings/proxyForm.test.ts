/** The proxy as it is typed. */
import { describe, expect, it } from 'vitest'
import { formOf, readProxyForm, type ProxyForm } from '../../../../src/renderer/features/settings/proxyForm.ts'

const proxy = {
  kind: 'manual',
  host: 'proxy.oficina.es',
  port: 8080,
  user: 'mando',
  bypass: ['*.oficina.es', '<local>'],
} as const
const saved = { proxy, hasPassword: true }
const nothing = { proxy: { kind: 'system' }, hasPassword: false } as const
const faultsOf = (change: Partial<ProxyForm>, from: Parameters<typeof readProxyForm>[1] = saved) => {
  const reading = readProxyForm({ ...formOf(proxy), ...change }, from)
  return reading.kind === 'faults' ? [...reading.faults] : []
}

describe('the form of the proxy', () => {
  it.each([[{ kind: 'system' }], [{ kind: 'pac', url: 'http://proxy/x.pac' }], [proxy]] as const)(
    'gives back what it was filled with',
    (choice) => {
      const reading = readProxyForm(formOf(choice), { proxy: choice, hasPassword: choice.kind === 'manual' })
      expect(reading).toMatchObject({ kind: 'ready', input: { proxy: choice } })
    },
  )
  it('keeps the password, takes a new one, and has none without a user', () => {
    const passwordOf = (change: Partial<ProxyForm>) => {
      const reading = readProxyForm({ ...formOf(proxy), ...change }, saved)
      return reading.kind === 'ready' ? reading.input.password : null
    }
    expect(passwordOf({})).toEqual({ kind: 'keep' })
    expect(passwordOf({ password: ' x ' })).toEqual({ kind: 'new', value: ' x ' })
    expect(passwordOf({ user: ' ' })).toEqual({ kind: 'none' })
  })
  it('wants the password where another user or proxy has none', () => {
    expect(faultsOf({ user: 'otra' })).toEqual(['password'])
    expect(faultsOf({ host: 'otro.es' })).toEqual(['password'])
    expect(faultsOf({}, nothing)).toEqual(['password'])
  })
  it.each<readonly [Partial<ProxyForm>, string]>([
    [{ host: '' }, 'host'],
    [{ host: 'http://proxy' }, 'host'],
    [{ host: 'proxy:8080' }, 'host'],
    [{ port: '' }, 'port'],
    [{ port: '70000' }, 'port'],
    [{ bypass: 'a=b' }, 'bypass'],
    [{ kind: 'pac', url: '' }, 'url'],
    [{ kind: 'pac', url: 'ftp://proxy/x' }, 'url'],
    [{ kind: 'pac', url: 'http://' }, 'url'],
  ])('%o is a fault', (change, fault) => {
    expect(faultsOf(change)).toContain(fault)
  })
  it('takes rules as people write them', () => {
    const reading = readProxyForm({ ...formOf(proxy), bypass: ' a.es, b.es;\n10.0.0.0/8 ' }, saved)
    expect(reading).toMatchObject({ input: { proxy: { bypass: ['a.es', 'b.es', '10.0.0.0/8'] } } })
  })
})
