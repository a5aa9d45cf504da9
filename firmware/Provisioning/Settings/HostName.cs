namespace EdgeNode.Provisioning
{
    /// <summary>Names of hosts: labels of lower-case letters, digits and inner hyphens (RFC 1123, section 2.1). An address of IPv4 has that form too.</summary>
    internal static class HostName
    {
        internal static bool IsValid(string name, int greatestLength)
        {
            if (name.Length == 0 || name.Length > greatestLength)
            {
                return false;
            }

            char before = '.';
            for (int i = 0; i < name.Length; i++)
            {
                char c = name[i];
                bool isInner = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
                bool isAllowed = isInner || (c == '-' && before != '.') || (c == '.' && before != '.' && before != '-');
                if (!isAllowed)
                {
                    return false;
                }

                before = c;
            }

            return before != '.' && before != '-';
        }
    }
}
