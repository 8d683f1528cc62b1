import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Needs } from '@/shared/ui/needs'
import { Lede, PageHeader } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { ImportCrumbs } from '../components/crumbs'
import { UploadForm } from '../components/upload-form'
import { kindsQuery } from '../queries'

export function NewImportScreen() {
  const query = useQuery(kindsQuery)
  return (
    <Needs do="imports.create" form>
      <Resource query={query} form>
        {(kinds) =>
          kinds.length > 0 ? (
            <UploadForm kinds={kinds} />
          ) : (
            <>
              <PageHeader title="Import a file" breadcrumb={<ImportCrumbs below />} />
              <Lede>
                This installation reads <b>no kind of file</b>.
              </Lede>
              <p className="lead-in">
                <Link to="/imports">All imports</Link>
              </p>
            </>
          )
        }
      </Resource>
    </Needs>
  )
}
